-- The sums take in what a fold changed, not all that its cases contribute taken away and added again.
drop function figure_add(uuid[], integer);
