"""What the features share: answering, buttons, forms, posting."""
