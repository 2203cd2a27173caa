"""Forms of people: for allauth's pages, for the people page, for makers' log-in."""
