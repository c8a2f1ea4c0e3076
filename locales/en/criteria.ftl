# The criteria by which applications are scored.
criteria-title = Criteria
criterion-weight = Points 0–{ $highest }, weight { $weight }
criterion-read-from = Read from the answers to: { $questions }
criteria-limit-is = Where the weighted points of the assessors differ by { $limit } or more, they agree on points, or a third assessor decides.
