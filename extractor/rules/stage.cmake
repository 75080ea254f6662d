fulltime_stage(rules
  SOURCES bind.c candidate.c emit.c engine.c example.c expression.c fact.c
    files.c format.c fragments.c grammar.c keys.c landmark.c lexicon.c lint.c loader.c loss.c
    mask.c namemap.c near.c need.c node.c pack.c pattern.c phrases.c refer.c
    regex.c rehearse.c repeat.c
    report.c require.c scalar.c scan.c schema.c shape.c template.c try.c value.c veto.c
    window.c yaml.c
  LIBS PkgConfig::PCRE2)
