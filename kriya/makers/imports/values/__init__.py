"""What a cell means: money, phones, dates, places, people, papers, crafts."""
