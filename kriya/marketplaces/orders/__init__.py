"""What marketplaces' exports say: orders and payouts, read from files of several layouts without their buyers."""
