"""Which sums anyone may see, so that nobody learns of one maker by subtracting what was ever published.

The rule (trap 39). A sum (rupiah, people at work) is made of atoms: what each maker put into it, of one channel and one
family of crafts. It may be shown when at least five makers stand behind it and the largest holds less than 80 per cent.
And it may be shown beside everything that was shown before, of whatever period, only when no adding and subtracting of
shown sums leaves an amount behind which fewer stand, or which one of them holds nearly alone.

How that is held: atoms of the same channel, family and publication that occur in the same shown sums are told apart by
no subtraction; call them a class. Write the shown sums as rows over the classes. If every class were large, whatever is
computed from the rows would be a sum of large classes. So classes that are small are struck out of the matrix: when its
rank falls, some combination of sums cancels all that is large and leaves something small, and the newest sum is not
shown; when it does not fall, no combination does. Differences of two sums, of which one lies within the other, are also
asked for their largest maker.

A publication adds a layer to those whose period it holds: the year is its quarters and what came in late, a revision is
what was said before and what changed. What changed is mostly the doing of one maker: then the sum is not said anew.
"""
