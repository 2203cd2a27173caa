"""What is ready to be posted: pictures, captions and the ways to share them."""
