"""What is kept, and how: tables, repositories, sealed columns."""
