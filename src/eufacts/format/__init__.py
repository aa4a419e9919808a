"""What a fact base is: its model, and how one is read."""
