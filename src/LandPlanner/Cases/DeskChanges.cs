using LandPlanner.Audits;
using LandPlanner.Changes;
using LandPlanner.Features;
using LandPlanner.LandClasses;
using LandPlanner.Overlays;
using NetTopologySuite.Geometries;

namespace LandPlanner.Cases;

/// <summary>What became of the ground of some patches, whose surveys and latter year are the same.</summary>
internal sealed class DeskChanges
{
    private readonly DeskInput _input;
    private readonly DeskGround _ground;
    private readonly DeskFacts[] _facts;
    private readonly DeskSurveys _surveys;
    private readonly int? _year;
    private readonly ClassBridge _bridge;
    private readonly PolygonSet _patches;
    private readonly Geometry[] _shapes;
    private readonly List<Changed> _changed = [];

    public DeskChanges(DeskInput input, DeskGround ground, DeskFacts[] facts)
    {
        (_input, _ground, _facts, _surveys, _year) = (input, ground, facts, facts[0].Surveys, facts[0].Patch.ImagedAfter?.Year);
        _bridge = new(input.Classes, _surveys.Before?.Scheme, _surveys.Now?.Scheme);
        _shapes = [.. facts.Select(fact => fact.Patch.Shape)];
        _patches = ground.Lay(_shapes);
    }

    public void Measure()
    {
        MeasureApproved();
        var before = _surveys.Before is { } earlier ? Cover(earlier, (fact, classes) => fact.Before = classes, (fact, beyond) => fact.BeyondBefore = beyond) : null;
        var now = _surveys.Now is { } later ? Cover(later, (fact, classes) => fact.Now = classes, (fact, beyond) => fact.BeyondNow = beyond) : null;
        if (before is null)
            return;
        var shapes = _ground.Shapes(_patches, _shapes, before.Value.Sheet, before.Value.Pairs);
        if (now is null)
            TakeByChangeType(before.Value, shapes);
        else
            TakeBySurvey(before.Value, now.Value.Sheet, shapes);
        MeasureChanged();
    }

    private (DeskGround.Sheet Sheet, IReadOnlyList<OverlapPair> Pairs)? Cover(LayerView survey, Action<DeskFacts, IReadOnlyList<DeskClassShare>> set, Action<DeskFacts, double> setBeyond)
    {
        var sheet = _ground.Near([survey]);
        var pairs = _ground.Pairs(_patches, sheet.Cover.Polygons);
        var byPatch = pairs.ToLookup(pair => pair.A);
        for (var i = 0; i < _facts.Length; i++)
        {
            set(_facts[i], DeskClasses.Close(_facts[i].Whole, byPatch[i].Select(pair => (DeskClasses.Of(survey, sheet.Members[pair.B].Feature), pair.SquareMetres))));
            setBeyond(_facts[i], Math.Max(0, _patches.SquareMetres(i) - byPatch[i].Sum(pair => pair.SquareMetres)));
        }

        return (sheet, pairs);
    }

    private void TakeBySurvey((DeskGround.Sheet Sheet, IReadOnlyList<OverlapPair> Pairs) before, DeskGround.Sheet now, Geometry[] shapes)
    {
        foreach (var fact in _facts)
            fact.IsOutcomeKnown = true;
        var pieces = _ground.Lay(shapes);
        var (pairs, taken) = (new List<OverlapPair>(), new List<(int Patch, DeskUse Use)>());
        foreach (var pair in _ground.Pairs(pieces, now.Cover.Polygons))
        {
            var patch = before.Pairs[pair.A].A;
            if (UseBetween(_facts[patch], before.Sheet.Members[before.Pairs[pair.A].B].Feature, now.Members[pair.B].Feature, pair.SquareMetres) is not { } use)
                continue;
            pairs.Add(pair);
            taken.Add((patch, use));
        }

        var changed = _ground.Shapes(pieces, shapes, now, pairs);
        _changed.AddRange(taken.Select((one, i) => new Changed(one.Patch, one.Use, changed[i], pairs[i].SquareMetres)));
    }

    /// <summary>What ground became; null where it stayed what it was, or nobody can say.</summary>
    private DeskUse? UseBetween(DeskFacts fact, Feature before, Feature now, double squareMetres)
    {
        var (one, other) = (Class(0, _surveys.Before!, before), Class(1, _surveys.Now!, now));
        var (was, planting) = (Planting(_surveys.Before!, before), Planting(_surveys.Now!, now));
        if (_bridge.MayBeSame(one, other))
            return Undecided(fact, squareMetres);
        if (one.Code == other.Code && one.Scheme == other.Scheme)
            return one.Known is null ? Undecided(fact, squareMetres) : was == planting || planting.Length == 0 ? null : _input.Table.UseOf(one.Known.Flow, other.Known?.Flow, other.Known, planting);
        // A field of another class of farmland may have become an unsown one as well.
        var use = was == planting || planting.Length == 0 ? null : _input.Table.UseOf(one.Known?.Flow, other.Known?.Flow, other.Known, planting);
        use ??= _input.Table.UseOf(one.Known?.Flow, other.Known?.Flow, other.Known, "");
        if (use is null)
            return Undecided(fact, squareMetres);
        Count(fact, one.Known!.IsCultivated, other.Known!.IsCultivated, squareMetres);
        return use;
    }

    private void TakeByChangeType((DeskGround.Sheet Sheet, IReadOnlyList<OverlapPair> Pairs) before, Geometry[] shapes)
    {
        foreach (var (pair, i) in before.Pairs.Select((pair, i) => (pair, i)))
        {
            var fact = _facts[pair.A];
            if (_input.Table.ChangeType(fact.Patch.ChangeType) is not { Becomes: { } becomes } type)
                continue;
            fact.IsOutcomeKnown = true;
            var was = Class(0, _surveys.Before!, before.Sheet.Members[pair.B].Feature).Known;
            if (IsAlready(was, type))
                continue;
            if (_input.Table.UseOf(was?.Flow, becomes, type.Class, "") is not { } use)
            {
                Undecided(fact, pair.SquareMetres);
                continue;
            }

            Count(fact, was!.IsCultivated, becomes == FlowKind.Cultivated, pair.SquareMetres);
            _changed.Add(new(pair.A, use, shapes[i], pair.SquareMetres));
        }
    }

    /// <summary>Whether ground was before what a change type says it became.</summary>
    private bool IsAlready(LandClass? was, DeskChangeType type)
    {
        if (type.Class is not { } target)
            return was?.Flow == type.Becomes;
        for (var at = was; at is not null; at = at.Parent is { } parent ? _input.Classes.Find(at.Scheme, parent) : null)
        {
            if (at.Scheme == target.Scheme && at.Code == target.Code)
                return true;
        }

        return false;
    }

    private static void Count(DeskFacts fact, bool wasFarmland, bool isFarmland, double squareMetres)
    {
        if (wasFarmland && !isFarmland)
            fact.FarmlandLost += squareMetres;
        else if (!wasFarmland && isFarmland)
            fact.FarmlandGained += squareMetres;
    }

    private static DeskUse? Undecided(DeskFacts fact, double squareMetres)
    {
        fact.Undecided += squareMetres;
        return null;
    }

    private BridgedClass Class(int side, LayerView view, Feature feature) => _bridge.Bring(side, view.Text(feature, "class"), view.Text(feature, "className"));

    private static string Planting(LayerView view, Feature feature) => view.Text(feature, "planting").ToUpperInvariant();

    private void MeasureChanged()
    {
        foreach (var one in _changed)
            Part(one).SquareMetres += one.SquareMetres;
        Add(_changed, _ground.BasicFarmland, "", null, (part, squareMetres) => part.OnBasicFarmland += squareMetres);
        Add(_changed, _ground.RedLine, "", null, (part, squareMetres) => part.OnRedLine += squareMetres);
        foreach (var group in _changed.Where(one => one.Use.Approvals is not null).GroupBy(one => string.Join(',', one.Use.Approvals!)))
        {
            var kinds = group.First().Use.Approvals!;
            Add([.. group], _ground.Approvals, $"{group.Key} {_year}", Approved(kinds), (part, squareMetres) => part.Approved += squareMetres);
            Add([.. group], _ground.Approvals, $"{group.Key}? {_year}", Approved([.. kinds, DeskApprovalKind.Unsorted.Id]), (part, squareMetres) => part.ApprovedPerhaps += squareMetres);
        }
    }

    private void MeasureApproved()
    {
        if (_ground.Approvals.Count == 0)
            return;
        string[] kinds = [.. _input.Table.Uses.SelectMany(use => use.Approvals ?? []).Distinct()];
        var within = _ground.Within(_patches, _ground.Near(_ground.Approvals, $"any {_year}", Approved(kinds)));
        for (var i = 0; i < _facts.Length; i++)
            _facts[i].Approved = within[i];
    }

    private Func<LayerView, Feature, bool> Approved(IReadOnlyList<string> kinds) =>
        (layer, feature) => kinds.Contains(DeskApprovals.KindOf(_input.Table, layer, feature).Id) && DeskApprovals.IsInTime(layer, feature, _year);

    private void Add(IReadOnlyList<Changed> changed, IReadOnlyList<LayerView> layers, string key, Func<LayerView, Feature, bool>? which, Action<DeskFacts.PartSum, double> add)
    {
        if (changed.Count == 0 || layers.Count == 0)
            return;
        var within = _ground.Within(_ground.Lay([.. changed.Select(one => one.Shape)]), _ground.Near(layers, key, which));
        for (var i = 0; i < changed.Count; i++)
            add(Part(changed[i]), within[i]);
    }

    private DeskFacts.PartSum Part(Changed one) => _facts[one.Patch].Part(one.Use);

    /// <summary>A piece of ground that became something.</summary>
    private sealed record Changed(int Patch, DeskUse Use, Geometry Shape, double SquareMetres);
}
