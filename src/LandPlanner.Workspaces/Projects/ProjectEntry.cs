using System.Globalization;
using LandPlanner.Areas;
using LandPlanner.Features;
using LandPlanner.Ledgers;
using LandPlanner.Projects;
using LandPlanner.Stores;
using LandPlanner.Topology;
using LandPlanner.Workspaces.Ledgers;
using LandPlanner.Workspaces.Places;
using NetTopologySuite.Geometries;

namespace LandPlanner.Workspaces.Projects;

/// <summary>Enters single projects by hand, and changes what is written down of them.</summary>
public static class ProjectEntry
{
    /// <summary>What is typed in a unit of its own, and the field it is kept in: amounts in 万元, areas in 亩, where no unit is said.</summary>
    public static readonly IReadOnlyDictionary<string, string> Measured = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["total"] = "total_fen",
        ["land_needed"] = "land_needed_m2",
        ["land_held"] = "land_held_m2",
    };

    private static readonly (string Name, AreaUnit Unit)[] AreaNames =
        [("平方米", AreaUnit.SquareMetres), ("㎡", AreaUnit.SquareMetres), ("m²", AreaUnit.SquareMetres), ("m2", AreaUnit.SquareMetres), ("公顷", AreaUnit.Hectares), ("ha", AreaUnit.Hectares), ("亩", AreaUnit.Mu), ("mu", AreaUnit.Mu)];

    /// <param name="texts">Fields with what was typed: at least name and kind.</param>
    /// <param name="shape">In the workspace's plane: a polygon, a line or a point.</param>
    /// <exception cref="WorkspaceException">A value does not fit, the shape is none, or there is a project of the name and kind already; nothing was saved.</exception>
    public static async Task<ProjectFile> AddAsync(
        Workspace workspace, IReadOnlyList<KeyValuePair<string, string>> texts, Geometry shape, RevisionNote note, DateOnly today, CancellationToken ct)
    {
        var book = await ProjectBook.OpenAsync(workspace, ct);
        var (values, site) = (Read(book, texts), OnGrid(shape, workspace));
        var ledger = book.SiteOf(ProjectBook.KindOf(site));
        var empty = ledger.NewRow(site).With([new("state", Project.Active), new("village", (await Villages.ReadAsync(workspace, ct)).At(site.InteriorPoint.Coordinate))]).With(values);
        var projects = (await book.ReadAsync(ct)).Select(file => file.Project).ToList();
        if (projects.Find(project => project.Name == empty.Text("name") && project.Kind == empty.Text("kind")) is { } same)
            throw new WorkspaceException($"{same.Number} is called '{same.Name}' and is of that kind too: it seems to be the same project. Nothing was saved: change it with 'landplanner project set {same.Number} …'.");
        await ProjectRight.RequireAsync(workspace, note.Author, [new(empty)], today, ct);
        var taken = await Numbering.TakeAsync(workspace, Series(today), 1, projects.Select(project => project.Number).ToHashSet(StringComparer.OrdinalIgnoreCase), note, ct);
        var row = empty.With([new("number", taken.At(0)), new("added_on", today), new("updated_on", today), new("entries", 0L)]);
        var add = ledger.Add(row);
        await ledger.EnsureAsync(note, ct);
        await workspace.CommitRowsAsync(new(note) { Adds = [add], Updates = [taken.Step] }, ct);
        return await book.GetAsync(taken.At(0), ct);
    }

    /// <param name="shape">The site as it is known now, in the workspace's plane; null to leave it. Of another kind of geometry, the project moves to the layer of that kind.</param>
    /// <param name="seen">The version of the row that whoever changes it has seen; null to change it however it stands.</param>
    /// <exception cref="WorkspaceException">There is no such project or field, or a value does not fit; nothing was saved.</exception>
    /// <exception cref="EditConflictException">Somebody else changed the project meanwhile.</exception>
    public static async Task<ProjectFile> SetAsync(
        Workspace workspace, string number, IReadOnlyList<KeyValuePair<string, string>> texts, Geometry? shape, RevisionNote note, DateOnly today, CancellationToken ct, long? seen = null)
    {
        var book = await ProjectBook.OpenAsync(workspace, ct);
        var file = await book.GetAsync(number, ct);
        if (seen is { } version && file.Project.Row.Feature is var now && now.Version != version)
            throw new EditConflictException(book.SiteOf(file.Project).Layer, now.Id, now, null);
        await ProjectRight.RequireAsync(workspace, note.Author, [file.Project], today, ct);
        var row = file.Project.Row.With(Read(book, texts)).With([new("updated_on", today), new("entries", (file.Project.Row.Integer("entries") ?? 0) + 1)]);
        RequireSums(file with { Project = new(row) });
        var (from, site) = (book.SiteOf(file.Project), shape is null ? row.Shape! : OnGrid(shape, workspace));
        var to = book.SiteOf(ProjectBook.KindOf(site));
        await to.EnsureAsync(note, ct);
        var edit = ReferenceEquals(from, to)
            ? new Edit(note) { Updates = [from.Update(row.WithShape(site))] }
            : new Edit(note) { Adds = [to.Add(Moved(to, row, site))], Deletes = [new(from.Layer, row.Id, row.Feature.Version)] };
        await workspace.CommitRowsAsync(edit, ct);
        return await book.GetAsync(file.Project.Number, ct);
    }

    internal static string Series(DateOnly today) => FormattableString.Invariant($"XM{today.Year}");

    private static LedgerRow Moved(Ledger to, LedgerRow row, Geometry site) =>
        to.NewRow(site).With(row.Schema.Fields.Where(field => to.Schema.IndexOf(field.Name) >= 0).Select(field => new KeyValuePair<string, object?>(field.Name, row[field.Name])));

    private static void RequireSums(ProjectFile file)
    {
        if (file.Project.Total is not { } total)
            return;
        foreach (var (measure, sum) in new[] { (MonthMeasure.Plan, file.Months.PlanTotal), (MonthMeasure.Actual, file.Months.ActualTotal) })
        {
            if (sum > total)
                throw new LedgerEntryException(file.Project.Number, [Sentence.Said($"Its months ({measure.Title(english: false)}) add up to {sum}, which is more than a total of {total}.")]);
        }
    }

    private static Dictionary<string, object?> Read(ProjectBook book, IReadOnlyList<KeyValuePair<string, string>> texts)
    {
        var (own, measured) = (texts.Where(text => !Measured.ContainsKey(text.Key)), texts.Where(text => Measured.ContainsKey(text.Key)).ToList());
        if (texts.Select(text => text.Key).FirstOrDefault(name => book.Form.Find(name) is null && !Measured.ContainsKey(name)) is { } unknown)
        {
            var known = book.Form.Fields.Where(field => !field.IsKept).Select(field => $"{field.Name} ({field.TitleZh})").Concat(Measured.Select(pair => $"{pair.Key} ({book.Form.Get(pair.Value).TitleZh[..^3]})"));
            throw new LedgerEntryException(book.Form.TitleZh, [Sentence.Said($"There is no field '{unknown}'; there are {string.Join(", ", known)}.")]);
        }

        var values = LedgerEntry.Read(book.Form, own);
        foreach (var (name, text) in measured)
        {
            if (!values.TryAdd(Measured[name], Value(name, text.Trim())))
                throw new LedgerEntryException(book.Form.TitleZh, [Sentence.Said($"'{name}' is given twice.")]);
        }

        return values;
    }

    private static object? Value(string name, string text)
    {
        if (text.Length == 0)
            return null;
        if (name.Equals("total", StringComparison.OrdinalIgnoreCase))
            return Money.Parse(text, MoneyUnit.Wan).Cents;
        return AreaOf(name, text).SquareMetres;
    }

    /// <summary>12.5 or 12.5亩, 8333.33㎡, 0.83公顷.</summary>
    private static Area AreaOf(string name, string text)
    {
        var plain = text.Replace(",", "", StringComparison.Ordinal);
        var (suffix, unit) = AreaNames.Append((Name: "", Unit: AreaUnit.Mu)).First(known => plain.EndsWith(known.Name, StringComparison.OrdinalIgnoreCase));
        if (!decimal.TryParse(plain[..^suffix.Length], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) || number > 1_000_000_000)
            throw new LedgerEntryException(name, [Sentence.Said($"'{text}' is no area; write it like 12.5亩, 8333.33㎡ or 0.83公顷.")]);
        return unit switch
        {
            AreaUnit.Mu => Area.FromMu(number),
            AreaUnit.Hectares => Area.FromSquareMetres((double)(number * 10_000)),
            _ => Area.FromSquareMetres((double)number),
        };
    }

    private static Geometry OnGrid(Geometry shape, Workspace workspace)
    {
        var kind = ProjectBook.KindOf(shape);
        return new Intake(workspace.Areas, kind).Take(LooseShapeReader.Read(shape.AsBinary(), GeometryKind.None, out _)).Shape ?? throw new WorkspaceException($"The site is no {kind.ToString().ToLowerInvariant()} that can be kept: it has no extent. Nothing was saved.");
    }
}
