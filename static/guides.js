// Makes the items of a guide tickable.
