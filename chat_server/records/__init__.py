"""What is stored: one module per noun, plain SQL, no decisions."""
