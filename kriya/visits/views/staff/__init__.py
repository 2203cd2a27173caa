"""What hosts see of visits."""
