"""What the words of a question show beyond doubt, where examples of intents may mislead."""
