"""Where a group is on its way: its stage, its firsts, its ending and what people take along."""
