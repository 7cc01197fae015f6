using LandPlanner.Features;
using LandPlanner.LandClasses;
using NetTopologySuite.Geometries;
using static LandPlanner.SampleTown.Column;

namespace LandPlanner.SampleTown;

/// <summary>What holding the plan against the survey of its base year must come to, in m².</summary>
/// <param name="Structure">The one sketch's name, which all is drawn of.</param>
internal sealed record ExpectedPlan(
    string Layer, string Survey, string Structure, double FarmlandToBuildingSquareMetres, double BasicFarmlandToBuildingSquareMetres, double BasicFarmlandLeftOutSquareMetres, double BasicFarmlandOnlyInPlanSquareMetres);

/// <summary>
/// The town's spatial plan: classes as the crosswalk has them, but fields within the town's concentrated zone planned as housing, and one block of basic farmland planned as a village by mistake; its control
/// line of basic farmland leaves one block out, and has one field too many.
/// </summary>
internal sealed class TownPlan
{
    public const int BaseYear = 2023;
    public const int TargetYear = 2035;
    public const string Structure = "一轴三区四点六段";

    private const string Scheme = "YDYH2023";
    private const int Mistaken = 0;
    private const int LeftOut = 1;
    private const int LeastCells = 20;

    private static readonly string[] Zones = ["生态保护区", "城镇发展区", "农田保护区", "乡村发展区"];
    private static readonly string[] ZoneCodes = ["100", "400", "300", "500"];

    private readonly Town _town;
    private readonly LandClassTables _tables;
    private readonly string?[] _planned;
    private readonly int _extra;

    public TownPlan(Town town, LandClassTables tables)
    {
        (_town, _tables) = (town, tables);
        _planned = [.. Enumerable.Range(0, Grid.Count).Select(Plan)];
        _extra = Enumerable.Range(0, town.Ground.Cells.Length).First(patch => town.Ground.Survey.Patches[patch].Class.IsCultivated && town.Ground.Cells[patch].Length >= LeastCells
            && town.Ground.Cells[patch].All(cell => town.Farmland.Of[cell] < 0));
    }

    private CellGrid Grid => _town.Ground.Grid;

    public ExpectedPlan Expected => new(
        "规划地类", "地类图斑2023", Structure, SquareMetres(cell => IsField(cell) && IsBuilding(cell)), SquareMetres(cell => _town.Farmland.Of[cell] >= 0 && IsBuilding(cell)),
        SquareMetres(cell => _town.Farmland.Of[cell] == LeftOut), SquareMetres(cell => _town.Ground.Survey.Of[cell] == _extra));

    public Layer Uses
    {
        get
        {
            var villages = _town.Ground.Villages;
            string[] codes = [.. _planned.OfType<string>().Distinct().Order(StringComparer.Ordinal)];
            var pieces = Components.Find(Grid, [.. Enumerable.Range(0, Grid.Count).Select(cell => _planned[cell] is { } code ? villages.Of[cell] * codes.Length + Array.IndexOf(codes, code) : -1)]);
            var shapes = _town.Ground.Tracer.Trace(pieces.Of, pieces.Sizes.Count);
            return new("规划地类", "planned-use", GeometryKind.Polygon,
                [Text("BSM", 18), Text("YSDM", 10), Text("TBBH", 8), Text("GHDLBM", 6), Text("GHDLMC", 60), Real("GHDLMJ"), Text("SSBJLX", 5), Text("BZ", 100)],
                [
                    .. shapes.Select((shape, i) => (Shape: shape, Code: _planned[pieces.Firsts[i]]!, Number: i + 1)).Select(use => new Row(
                        use.Shape, $"3710020011{use.Number:D8}", "2010010100", $"{use.Number}", use.Code, _tables.Find(Scheme, use.Code)!.NameZh, _town.Areas.Of(use.Shape).SquareMetres, null, Layers.Mark)),
                ]);
        }
    }

    public Layer PlanZones
    {
        get
        {
            var shapes = _town.Ground.Tracer.Trace([.. Enumerable.Range(0, Grid.Count).Select(ZoneOf)], Zones.Length);
            return new("规划分区", "plan-zone", GeometryKind.Polygon, [Text("BSM", 18), Text("GHFQDM", 4), Text("GHFQMC", 40), Real("MJ"), Text("BZ", 100)],
            [
                .. Enumerable.Range(0, Zones.Length).Where(zone => shapes[zone] is not null)
                    .Select(zone => new Row(shapes[zone], $"3710020012{zone + 1:D8}", ZoneCodes[zone], Zones[zone], _town.Areas.Of(shapes[zone]).SquareMetres, Layers.Mark)),
            ]);
        }
    }

    public Layer Controls
    {
        get
        {
            var survey = _town.Ground.Survey;
            (string Code, string Name, Geometry? Shape)[] lines =
            [
                .. Pieces(cell => (_town.Farmland.Of[cell] is >= 0 and not LeftOut) || survey.Of[cell] == _extra).Select(shape => ("0202", "永久基本农田", (Geometry?)shape)),
                ("0102", "生态保护红线", Region(cell => survey.Of[cell] >= 0 && _town.Lines.IsRedLine[survey.Of[cell]])),
                ("0301", "村庄集中建设区", Region(cell => survey.Of[cell] >= 0 && survey.PatchAt(cell).Class.Code == "0702")),
            ];
            return new("管控边界", "control-line", GeometryKind.Polygon, [Text("BSM", 18), Text("YSDM", 10), Text("GKBJLXMC", 60), Text("GKBJLXDM", 4), Real("MJ"), Text("BZ", 100)],
            [
                .. lines.Where(line => line.Shape is not null)
                    .Select((line, i) => new Row(line.Shape, $"3710020013{i + 1:D8}", "2010020100", line.Name, line.Code, _town.Areas.Of(line.Shape).SquareMetres, Layers.Mark)),
            ]);
        }
    }

    public Layer Lines
    {
        get
        {
            var (u, v) = _town.Ground.Terrain.Core;
            string[] names = ["入口段", "康养段", "商贸段", "宜居段", "田园段", "山水段"];
            var ends = Enumerable.Range(0, names.Length + 1).Select(i => u - 3_000 + 1_000 * i).ToArray();
            return Sketch("结构轴带", GeometryKind.Line,
            [
                (new LineString([.. ends.Select(at => Place(at, v))]), "axis", "温泉发展轴", 1, "沿主街贯穿全镇"),
                .. names.Select((name, i) => ((Geometry)new LineString([Place(ends[i] + 60, v + 260), Place(ends[i + 1] - 60, v + 260)]), "segment", name, i + 1, "")),
            ]);
        }
    }

    public Layer SketchZones
    {
        get
        {
            var (u, v) = _town.Ground.Terrain.Core;
            string[] names = ["生态康养片区", "城镇综合片区", "现代农业片区"];
            return Sketch("结构分区", GeometryKind.Polygon, [.. names.Select((name, i) => (Rectangle(u - 3_200 + 2_150 * i, v - 1_500, 2_100, 2_800), "zone", name, i + 1, ""))]);
        }
    }

    public Layer Nodes
    {
        get
        {
            var (u, v) = _town.Ground.Terrain.Core;
            (string Name, double U, double V)[] nodes = [("温泉小镇", u, v - 200), ("柳林新区", u - 1_900, v - 700), ("创业园", u + 1_700, v + 700), ("田园综合体", u + 2_300, v - 900)];
            return Sketch("结构节点", GeometryKind.Point, [.. nodes.Select((node, i) => ((Geometry)new Point(Place(node.U, node.V)), "point", node.Name, i + 1, ""))]);
        }
    }

    private static Layer Sketch(string name, GeometryKind kind, IReadOnlyList<(Geometry Shape, string Kind, string Name, int Order, string Note)> parts) => new(
        name, "structure", kind, [Text("structure", 40), Text("kind", 10), Text("name", 40), Integer("order", 4), Text("note", 100)],
        [.. parts.Select(part => new Row(part.Shape, Structure, part.Kind, part.Name, (long)part.Order, $"{part.Note}{(part.Note.Length > 0 ? "；" : "")}{Layers.Mark}"))]);

    private string? Plan(int cell)
    {
        var ground = _town.Ground;
        if (ground.Survey.Of[cell] < 0)
            return null;
        if (_town.Farmland.Of[cell] == Mistaken)
            return "0703";
        return IsField(cell) && _town.Farmland.Of[cell] < 0 && _town.Lines.ZoneOf[ground.Survey.Of[cell]] == 0 ? "0701" : _tables.Crosswalk("SD2019", Scheme)!.Find(ground.Survey.PatchAt(cell).Class.Code)!.To[0];
    }

    private int ZoneOf(int cell)
    {
        var patch = _town.Ground.Survey.Of[cell];
        return patch < 0 ? -1 : _town.Lines.IsRedLine[patch] ? 0 : _town.Lines.ZoneOf[patch] >= 0 ? 1 : _town.Farmland.Of[cell] >= 0 ? 2 : 3;
    }

    private bool IsField(int cell) => _town.Ground.Survey.Of[cell] >= 0 && _town.Ground.Survey.PatchAt(cell).Class.IsCultivated;

    private bool IsBuilding(int cell) => _planned[cell] is { } code && _tables.Find(Scheme, code)?.Flow == FlowKind.Construction;

    private Geometry? Region(Func<int, bool> has) => _town.Ground.Tracer.Trace([.. Enumerable.Range(0, Grid.Count).Select(cell => has(cell) ? 0 : -1)], 1)[0];

    private IEnumerable<Geometry> Pieces(Func<int, bool> has)
    {
        var pieces = Components.Find(Grid, [.. Enumerable.Range(0, Grid.Count).Select(cell => has(cell) ? 0 : -1)]);
        return _town.Ground.Tracer.Trace(pieces.Of, pieces.Sizes.Count).OfType<Geometry>();
    }

    private double SquareMetres(Func<int, bool> has) => Math.Round(Region(has) is { } region ? _town.Areas.SquareMetresOf(region) : 0, 4);

    /// <summary>The node of the lattice nearest to a place, kept on the grid.</summary>
    private Coordinate Place(double u, double v)
    {
        var (x, y) = _town.Ground.Lattice.Node(Math.Clamp(Grid.Column(u), 0, Grid.Columns), Math.Clamp(Grid.Row(v), 0, Grid.Rows));
        return new(x, y);
    }

    private Polygon Rectangle(double u, double v, double width, double height)
    {
        Coordinate[] corners = [Place(u, v), Place(u + width, v), Place(u + width, v + height), Place(u, v + height)];
        return new Polygon(new([.. corners, corners[0]]));
    }
}
