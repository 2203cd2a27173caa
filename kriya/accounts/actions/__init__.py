"""What can be done to people: invite, give and take roles, hand out log-ins, relay codes."""
