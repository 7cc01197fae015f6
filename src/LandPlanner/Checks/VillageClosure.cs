using LandPlanner.Areas;
using LandPlanner.Audits;
using NetTopologySuite.Geometries;

namespace LandPlanner.Checks;

/// <summary>
/// Holds the declared areas of each village's patches against what the village declares, and against its polygon, to
/// 0.01 m².
/// </summary>
/// <remarks>
/// A patch lies in the village whose code begins with the same twelve digits as its own; where it has no such code, in
/// the one of the same name.
/// </remarks>
internal sealed class VillageClosure(Records records, CheckInput input, Findings found)
{
    private const int VillageDigits = 12;

    private readonly List<Village> _villages = [];
    private readonly Dictionary<string, Village> _byCode = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Village> _byName = new(StringComparer.Ordinal);

    public void Find(ParallelOptions options)
    {
        if (Obstacle() is { } obstacle)
        {
            found.CouldNot(CheckKinds.Closure, obstacle);
            return;
        }

        foreach (var layer in input.Villages.OrderBy(layer => layer.Info.Name, StringComparer.Ordinal))
            Load(layer, options);
        AddPatches();
        foreach (var village in _villages)
            Compare(village);
    }

    private string? Obstacle()
    {
        if (input.Villages.Count == 0)
            return UncheckedReasons.NoVillageLayer;
        if (!records.View.Has("declaredArea"))
            return UncheckedReasons.NoDeclaredArea;
        return records.View.Has("villageCode") || records.View.Has("village") ? null : UncheckedReasons.NoVillageField;
    }

    private void Load(AuditLayer layer, ParallelOptions options)
    {
        var view = new LayerView(layer, input.Areas, input.Classes);
        var shapes = CheckedShapes.Of(layer.Features, input.Areas, options);
        for (var i = 0; i < shapes.Count; i++)
        {
            var feature = shapes.Features[i];
            var (code, name) = (CodeOf(view.Text(feature, "villageCode")), view.Text(feature, "name"));
            var village = Known(code, name);
            if (village is null)
                _villages.Add(village = new(code, name));
            if (code.Length > 0)
                _byCode[code] = village;
            if (name.Length > 0)
                _byName.TryAdd(name, village);
            village.Add(shapes.Sound[i], view.Declared(feature), input.Areas);
        }
    }

    /// <summary>By its code, or where one of the two has none by its name.</summary>
    private Village? Known(string code, string name)
    {
        if (code.Length > 0 && _byCode.TryGetValue(code, out var village))
            return village;
        return _byName.TryGetValue(name, out var named) && (code.Length == 0 || named.Code.Length == 0) ? named : null;
    }

    private static string CodeOf(string text) =>
        text.Length >= VillageDigits && text.All(char.IsAsciiDigit) ? text[..VillageDigits] : "";

    private void AddPatches()
    {
        var strangers = new SortedDictionary<string, List<int>>(StringComparer.Ordinal);
        for (var i = 0; i < records.Count; i++)
        {
            var (text, name) = (records.View.Text(records[i], "villageCode"), records.View.Text(records[i], "village"));
            if (Known(CodeOf(text), name) is { } village)
            {
                village.AddPatch(records.View.Declared(records[i]) ?? Area.Zero);
                continue;
            }

            var called = text.Length > 0 ? text : name;
            if (!strangers.TryGetValue(called, out var patches))
                strangers[called] = patches = [];
            patches.Add(i);
        }

        foreach (var (called, patches) in strangers)
        {
            found.Add(records.Problem(
                CheckKinds.Closure, ProblemSeverity.Warning, ProblemReasons.UnknownVillage, patches,
                new Fact("village", called)));
        }
    }

    private void Compare(Village village)
    {
        if (village.Patches == 0)
        {
            found.Add(Problem(village, ProblemReasons.VillageWithoutPatches, village.Computed,
                ProblemSeverity.Warning));
            return;
        }

        if (village.Declared is { } declared && declared != village.Sum)
            found.Add(Problem(village, ProblemReasons.ClosureDeclared, declared, ProblemSeverity.Error));
        if (village.HasShape && village.Computed != village.Sum)
            found.Add(Problem(village, ProblemReasons.ClosureComputed, village.Computed, ProblemSeverity.Error));
    }

    private static Problem Problem(Village village, string reason, Area wanted, ProblemSeverity severity)
    {
        var difference = village.Sum - wanted;
        var shape = village.Shape();
        return new(CheckKinds.Closure, severity, reason, [], Places.Inside(shape))
        {
            Shape = shape,
            SquareMetres = Math.Abs(difference.SquareMetres),
            Facts =
            [
                new("village", village.Name), new("code", village.Code), new("sum", Records.Text(village.Sum)),
                new("wanted", Records.Text(wanted)), new("difference", Records.Text(difference)),
            ],
        };
    }

    private sealed class Village(string code, string name)
    {
        private readonly List<Geometry> _shapes = [];

        public string Code => code;

        public string Name => name;

        public Area Computed { get; private set; }

        /// <summary>Null where it declares none.</summary>
        public Area? Declared { get; private set; }

        public Area Sum { get; private set; }

        public int Patches { get; private set; }

        public bool HasShape => _shapes.Count > 0;

        public void Add(Geometry? shape, Area? declared, EllipsoidalArea areas)
        {
            if (shape is { IsEmpty: false })
                _shapes.Add(shape);
            Computed += areas.Of(shape);
            if (declared is { } more)
                Declared = (Declared ?? Area.Zero) + more;
        }

        public void AddPatch(Area declared)
        {
            Sum += declared;
            Patches++;
        }

        public Geometry? Shape() => _shapes.Count switch
        {
            0 => null,
            1 => _shapes[0],
            _ => Overlays.Evidence.Union(_shapes),
        };
    }
}
