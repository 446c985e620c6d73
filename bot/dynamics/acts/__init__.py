"""What a text does, by small models that can say which words fired. Weights are data, with their source."""
