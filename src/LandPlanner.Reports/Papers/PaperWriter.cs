using LandPlanner.Areas;
using static LandPlanner.Reports.Papers.PaperNumbers;

namespace LandPlanner.Reports.Papers;

/// <summary>A paper while it is written: chapters, sections and tables number themselves, and the areas of a table close on their sum.</summary>
internal sealed class PaperWriter
{
    private static readonly string[] Numerals = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];

    private readonly List<PaperPart> _parts = [];
    private int _chapters;
    private int _sections;
    private int _tables;

    public IReadOnlyList<PaperPart> Parts => _parts;

    /// <summary>What is missing so far.</summary>
    public IReadOnlyList<string> Gaps => [.. _parts.OfType<PaperGap>().Select(gap => gap.What)];

    public void Chapter(string title)
    {
        _sections = 0;
        Add(new PaperHeading($"{Numerals[_chapters++]}、{title}"));
    }

    public void Section(string title) => Add(new PaperHeading($"（{Numerals[_sections++]}）{title}", 2));

    public void Say(string text) => Add(new PaperText(text));

    public void Gap(string what) => Add(new PaperGap(what));

    public void Add(PaperPart part) => _parts.Add(part);

    public void Table(string caption, IReadOnlyList<PaperColumn> columns, IReadOnlyList<IReadOnlyList<string>> rows, bool hasTotal = false) =>
        Add(new PaperTable($"表 {++_tables}　{caption}", columns, rows, hasTotal));

    /// <summary>A table with a column of hectares and one of mu, and their sums.</summary>
    public void Areas(string caption, IReadOnlyList<PaperColumn> columns, IReadOnlyList<Area> areas, Func<int, IReadOnlyList<string>> row)
    {
        var (hectares, mu) = (AreaClosure.Hectares(areas, 4), AreaClosure.Mu(areas, 2));
        Table(caption, [.. columns, new("公顷", 0.13f, IsNumber: true), new("亩", 0.13f, IsNumber: true)],
            [
                .. areas.Select((_, i) => (IReadOnlyList<string>)[.. row(i), Number(hectares[i], "0.0000"), Number(mu[i])]),
                ["合计", .. columns.Skip(1).Select(_ => ""), Number(hectares.Sum(), "0.0000"), Number(mu.Sum())],
            ], hasTotal: true);
    }

    /// <summary>The same, with each one's share of the whole.</summary>
    public void Shares(string caption, IReadOnlyList<PaperColumn> columns, IReadOnlyList<Area> areas, Func<int, IReadOnlyList<string>> row)
    {
        var (hectares, mu, whole) = (AreaClosure.Hectares(areas, 4), AreaClosure.Mu(areas, 2), Total(areas));
        var shares = AreaClosure.Rounded([.. areas.Select(area => whole == Area.Zero ? 0 : area.Hundredths * 100m / whole.Hundredths)], 2);
        var rest = 1 - columns.Sum(column => column.Part);
        Table(caption, [.. columns, new("公顷", rest * 0.35f, IsNumber: true), new("亩", rest * 0.35f, IsNumber: true), new("占比（%）", rest * 0.3f, IsNumber: true)],
            [
                .. areas.Select((_, i) => (IReadOnlyList<string>)[.. row(i), Number(hectares[i], "0.0000"), Number(mu[i]), Number(shares[i])]),
                ["合计", .. columns.Skip(1).Select(_ => ""), Number(hectares.Sum(), "0.0000"), Number(mu.Sum()), Number(shares.Sum())],
            ], hasTotal: true);
    }
}
