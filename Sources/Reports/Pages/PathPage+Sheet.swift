extension PathPage {
  /// The page's looks, in the colours that the map's sheet defines. What the script changes is for screens alone: on
  /// paper all steps stand below the whole path.
  static let sheet = #"""
    :root { color-scheme: light dark; --edge: color-mix(in srgb, var(--ink) 16%, var(--paper));
      --page: color-mix(in srgb, var(--ink) 4%, var(--paper)); --mono: 'DejaVu Sans Mono', Menlo, Consolas,
      'Noto Sans Mono CJK JP', monospace; }
    * { box-sizing: border-box; }
    body { margin: 0; padding-bottom: 2rem; background: var(--page); color: var(--ink);
      font: 1rem/1.55 system-ui, 'Noto Sans', 'Noto Sans CJK JP', sans-serif; overflow-wrap: anywhere; }
    header, main, footer { max-width: 100rem; margin: 0 auto; padding: 0 clamp(1rem, 3vw, 2.5rem); }
    header { padding-top: 1.5rem; }
    h1 { margin: .4rem 0; font-size: clamp(1.25rem, 2.4vw, 1.9rem); line-height: 1.25; letter-spacing: -.01em; }
    h2 { margin: 1.2rem 0 .5rem; font-size: 1.05rem; }
    h1 .arrow { color: var(--path); }
    h1 .traffic { color: var(--dim); font: 500 .65em var(--mono); white-space: nowrap; }
    .answer { display: flex; flex-wrap: wrap; gap: .3rem .8rem; align-items: baseline; margin: 0; }
    .verdict { padding: .1rem .85rem; border-radius: 2rem; font-weight: 650; background: var(--ok);
      color: var(--paper); }
    .verdict.unreachable { background: var(--bad); } .verdict.undetermined { background: var(--warn); }
    .summary { font-size: 1.05rem; }
    .cost { color: var(--dim); font-size: .92rem; }
    .advice, .note { margin: 1rem 0 0; padding: .1rem 1rem .6rem; border: 1px solid var(--edge); border-radius: .6rem;
      background: var(--paper); }
    .advice { border-left: .3rem solid var(--ok); }
    .advice h2, .note h2 { margin: .5rem 0 .2rem; font-size: .95rem; }
    .advice ul, .note ul { margin: 0; padding-left: 1.2rem; }
    figure { margin: 0; padding: .75rem; border: 1px solid var(--edge); border-radius: .6rem; background: var(--paper);
      box-shadow: 0 1px 3px color-mix(in srgb, var(--ink) 10%, transparent); }
    figure svg { display: block; max-width: 100%; height: auto; max-height: 74vh; margin: 0 auto; }
    .layer, .run { display: none; }
    .layer.shown { display: inline; }
    .steps { position: relative; margin: .75rem 0 0; padding: 0; list-style: none; }
    .step { margin: 0 0 .5rem; border: 1px solid var(--edge); border-radius: .6rem; background: var(--paper); }
    .step h3 { margin: 0; font: 400 .9rem/1.4 var(--mono); }
    .head { display: grid; grid-template-columns: 1.5em 1em 5.5em minmax(0, 1fr); gap: .5em; padding: .45rem .8rem;
      align-items: baseline; }
    .number { color: var(--dim); text-align: right; }
    .step .mark { font-weight: bold; color: var(--ok); }
    .step.blocks > h3 .mark { color: var(--bad); } .step.unknown > h3 .mark { color: var(--warn); }
    .kind { color: var(--dim); }
    .story { padding: 0 .9rem .7rem 3rem; }
    .story p { margin: 0 0 .4rem; }
    .reason { color: var(--path); font-weight: 600; }
    .blocks > .story > .reason { color: var(--bad); } .unknown > .story > .reason { color: var(--warn); }
    .table { overflow-x: auto; }
    table { width: 100%; border-collapse: collapse; font-size: .88rem; }
    th, td { padding: .2rem .6rem .2rem 0; border-top: 1px solid var(--edge); text-align: left; vertical-align: top; }
    tbody th { font: 400 .85rem/1.6 var(--mono); } td:nth-child(2) { font: .85rem/1.6 var(--mono); }
    thead th { border: 0; color: var(--dim); font-size: .8rem; font-weight: 400; }
    tbody tr { color: var(--dim); }
    tbody tr .mark { color: inherit; }
    tbody tr.winner { color: var(--path); font-weight: 600; }
    .winner th { font-weight: 600; }
    details { margin-top: .4rem; } summary { cursor: pointer; color: var(--dim); font-size: .88rem; }
    .trouble { margin: .5rem 0 0; padding: .3rem .8rem; border-left: .25rem solid var(--warn); }
    .trouble.blocks { border-color: var(--bad); }
    .trouble h4 { margin: 0; font-size: .95rem; } .trouble p { margin: .2rem 0; }
    code { color: var(--dim); font: .8rem var(--mono); }
    .fix { color: var(--ok); }
    .word { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
    button { font: inherit; color: inherit; cursor: pointer; }
    .step button { width: 100%; border: 0; border-radius: .6rem; background: none; text-align: left; }

    @media screen {
      #player { position: sticky; top: 0; z-index: 1; margin-top: .6rem; padding: .6rem 0 .3rem; background: var(--page); }
      #player[hidden] { display: none; }
      .buttons { display: flex; flex-wrap: wrap; gap: .4rem; align-items: center; }
      .buttons button { min-height: 2.5rem; padding: .3rem .9rem; border: 1px solid var(--edge); border-radius: .5rem;
        background: var(--paper); }
      .buttons button:hover { border-color: var(--dim); }
      .buttons button[aria-disabled=true] { opacity: .45; cursor: default; }
      #next { border-color: transparent; background: var(--path); color: var(--paper); font-weight: 600; }
      #play[aria-pressed=true] { border-color: var(--path); color: var(--path); font-weight: 600; }
      button:focus-visible, summary:focus-visible { outline: 3px solid var(--border-focus); outline-offset: 2px; }
      .track { display: flex; gap: 3px; margin: .7rem 0 .5rem; }
      .track i { flex: 1; height: .5rem; border-radius: .25rem; background: var(--edge); cursor: pointer; }
      .track i.turn { margin-left: .8rem; }
      .track i.done { background: var(--ok); } .track i.done.blocks { background: var(--bad); }
      .track i.done.unknown { background: var(--warn); }
      .track i.here { outline: 2px solid var(--ink); outline-offset: 1px; }
      .now { min-height: 4em; font-size: 1.1rem; line-height: 1.45; }
      #count { display: block; color: var(--dim); font-size: .85rem; }
      .keys { margin: 0 0 0 auto; color: var(--dim); font-size: .8rem; }
      .stepping .layer.shown, .stepping .way.away { display: none; }
      .stepping .layer.at, .stepping .at .run { display: inline; }
      .stepping .way h2 { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
      .step button:hover { background: color-mix(in srgb, var(--ink) 5%, transparent); }
      .stepping .step[aria-current] { border-color: var(--path); box-shadow: inset .3rem 0 0 var(--path); }
      .stepping .step.blocks[aria-current] { border-color: var(--bad); box-shadow: inset .3rem 0 0 var(--bad); }
      .stepping .step.ahead { background: none; }
      .stepping .step.ahead .decision { color: var(--dim); }
      .stepping .step:not([aria-current]) .story, .stepping .story > .sentence { display: none; }
      .run { fill: none; stroke: var(--ink); stroke-width: 9; stroke-linecap: round; stroke-dasharray: .01 120;
        animation: run 1.8s cubic-bezier(.4, 0, .4, 1) infinite; }
      @keyframes run { from { stroke-dashoffset: 0; } to { stroke-dashoffset: -100; } }
    }
    @media screen and (max-width: 60rem) { .keys { display: none; } }
    @media screen and (min-width: 70rem) {
      .way { display: grid; grid-template-columns: minmax(0, 1.5fr) minmax(26rem, 1fr); gap: 0 1.2rem; align-items: start; }
      .way h2 { grid-column: 1 / -1; }
      figure { position: sticky; top: 1rem; }
      .steps { margin: 0; }
      .stepping figure { position: static; }
      .stepping .steps { max-height: 76vh; overflow-y: auto; padding: 3px; }
    }
    @media screen and (prefers-reduced-motion: reduce) {
      .stepping .at .run { display: none; }
    }
    @media print {
      body { background: none; font-size: 10pt; }
      #player, .run { display: none; }
      .step, figure, tr, .trouble { break-inside: avoid; }
      h2, h3 { break-after: avoid; }
      figure { box-shadow: none; } figure svg { max-height: 16cm; }
      .verdict { border: 1px solid; background: none; color: var(--ok); }
      .verdict.unreachable { background: none; color: var(--bad); }
      .verdict.undetermined { background: none; color: var(--warn); }
    }
    """#
}
