all
exclude_rule 'MD013' # the length of lines: a sentence is a line
exclude_rule 'MD024' # headings that repeat: each option has the same ones
rule 'MD029', style: :ordered # not off: numbered lists count, 1, 2, 3
