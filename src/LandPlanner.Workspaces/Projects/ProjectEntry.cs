using System.Globalization;
using LandPlanner.Areas;
using LandPlanner.Features;
using LandPlanner.Ledgers;
using LandPlanner.Projects;
using LandPlanner.Stores;
using LandPlanner.Topology;
using LandPlanner.Workspaces.Ledgers;
using LandPlanner.Workspaces.Places;
using LandPlanner.Workspaces.Projects.Matching;
using LandPlanner.Workspaces.VillageEconomy;
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

    private const string VillageField = "village";

    // A project of the town may lie outside of it, in the next town or county; what lies farther away has its coordinates wrong.
    private const double FarthestMetres = 100_000;

    private static readonly (string Name, AreaUnit Unit)[] AreaNames =
        [("平方米", AreaUnit.SquareMetres), ("㎡", AreaUnit.SquareMetres), ("m²", AreaUnit.SquareMetres), ("m2", AreaUnit.SquareMetres), ("公顷", AreaUnit.Hectares), ("ha", AreaUnit.Hectares), ("亩", AreaUnit.Mu), ("mu", AreaUnit.Mu)];

    /// <param name="texts">Fields with what was typed: at least name and kind.</param>
    /// <param name="shape">In the workspace's plane: a polygon, a line or a point.</param>
    /// <exception cref="WorkspaceException">A value does not fit, the shape is none, or there is a project of the name and kind already; nothing was saved.</exception>
    public static async Task<ProjectFile> AddAsync(
        Workspace workspace, IReadOnlyList<KeyValuePair<string, string>> texts, Geometry shape, RevisionNote note, DateOnly today, CancellationToken ct)
    {
        var book = await ProjectBook.OpenAsync(workspace, ct);
        var (values, site) = (await ReadAsync(book, texts, "", ct), await SiteAsync(shape, workspace, ct));
        var ledger = book.SiteOf(ProjectBook.KindOf(site));
        // Asked before the counter is opened: what is not fit to stand here makes no revision.
        _ = await NewAsync();
        await ledger.EnsureAsync(note, ct);
        // Whoever adds takes the turn before the ledger is read: two of one name cannot pass each other.
        return await LedgerTurn.NumberAsync(workspace, Series(today), note, CommitAsync, ct);

        async Task<(LedgerRow Row, IReadOnlySet<string> Numbers)> NewAsync()
        {
            var projects = (await book.ReadAsync(ct)).Select(file => file.Project).ToList();
            var row = ledger.NewRow(site).With([new("number", Series(today)), new("state", Project.Active), new("village", (await Villages.ReadAsync(workspace, ct)).At(site.InteriorPoint.Coordinate))])
                .With(values).With([new("added_on", today), new("updated_on", today), new("entries", 0L)]);
            RequireOther(projects, new(row));
            await ProjectRight.RequireAsync(workspace, note.Author, [new(row)], today, ct);
            _ = ledger.Add(row);
            return (row, projects.Select(project => project.Number).ToHashSet(StringComparer.OrdinalIgnoreCase));
        }

        async Task<ProjectFile> CommitAsync(NumberSeries series)
        {
            var (row, there) = await NewAsync();
            var taken = series.Take(1, there);
            await workspace.CommitRowsAsync(new(note) { Adds = [ledger.Add(row.With("number", taken.At(0)))], Updates = [taken.Step] }, ct);
            return await book.GetAsync(taken.At(0), ct);
        }
    }

    /// <param name="shape">The site as it is known now, in the workspace's plane; null to leave it. Of another kind of geometry, the project moves to the layer of that kind.</param>
    /// <param name="seen">The version of the row that whoever changes it has seen; null to change it however it stands.</param>
    /// <exception cref="WorkspaceException">There is no such project or field, a value does not fit, or it was given up and another holds its land by now; nothing was saved.</exception>
    /// <exception cref="EditConflictException">Somebody else changed the project meanwhile.</exception>
    public static async Task<ProjectFile> SetAsync(
        Workspace workspace, string number, IReadOnlyList<KeyValuePair<string, string>> texts, Geometry? shape, RevisionNote note, DateOnly today, CancellationToken ct, long? seen = null)
    {
        var book = await ProjectBook.OpenAsync(workspace, ct);
        var file = await book.GetAsync(number, ct);
        if (seen is { } version && file.Project.Row.Feature is var now && now.Version != version)
            throw new EditConflictException(book.SiteOf(file.Project).Layer, now.Id, now, null);
        await ProjectRight.RequireAsync(workspace, note.Author, [file.Project], today, ct);
        var row = file.Project.Row.With(await ReadAsync(book, texts, file.Project.Village, ct)).With([new("updated_on", today), new("entries", (file.Project.Row.Integer("entries") ?? 0) + 1)]);
        RequireSums(file, new(row), today);
        var (named, isRenamed) = (new Project(row), (row.Text("name"), row.Text("kind")) != (file.Project.Name, file.Project.Kind));
        if (isRenamed)
            RequireOther((await book.ReadAsync(ct)).Select(other => other.Project), named);
        var (from, site) = (book.SiteOf(file.Project), shape is null ? row.Shape! : await SiteAsync(shape, workspace, ct));
        var to = book.SiteOf(ProjectBook.KindOf(site));
        var again = file.Project.IsDropped && new Project(row.WithShape(site)) is { IsDropped: false } active ? active : null;
        if (again is not null)
            await HeldLand.RequireFreeAsync(workspace, again, ct);
        await to.EnsureAsync(note, ct);
        // A new name might be that of whoever adds a project meanwhile, land taken up again that of whoever keeps it: each has its turn.
        return await InTurnAsync(isRenamed ? Series(today) : null, first => InTurnAsync(again is null ? null : LandMatchBook.FormId, second => CommitAsync([.. first, .. second])));

        Task<ProjectFile> InTurnAsync(string? series, Func<IReadOnlyList<FeatureUpdate>, Task<ProjectFile>> write) =>
            series is null ? write([]) : LedgerTurn.TakeAsync(workspace, series, note, turn => write([turn]), ct);

        async Task<ProjectFile> CommitAsync(IReadOnlyList<FeatureUpdate> turns)
        {
            if (isRenamed)
                RequireOther((await book.ReadAsync(ct)).Select(other => other.Project), named);
            if (again is not null)
                await HeldLand.RequireFreeAsync(workspace, again, ct);
            var edit = ReferenceEquals(from, to)
                ? new Edit(note) { Updates = [from.Update(row.WithShape(site)), .. turns] }
                : new Edit(note) { Adds = [to.Add(Moved(to, row, site))], Updates = turns, Deletes = [new(from.Layer, row.Id, row.Feature.Version)] };
            await workspace.CommitRowsAsync(edit, ct);
            return await book.GetAsync(file.Project.Number, ct);
        }
    }

    internal static string Series(DateOnly today) => FormattableString.Invariant($"XM{today.Year}");

    /// <summary>No two projects have one name and kind.</summary>
    private static void RequireOther(IEnumerable<Project> projects, Project project)
    {
        if (projects.FirstOrDefault(other => other.Number != project.Number && other.Name == project.Name && other.Kind == project.Kind) is { } same)
            throw new WorkspaceException($"{same.Number} is called '{same.Name}' and is of that kind too: it seems to be the same project. Nothing was saved: change it with 'landplanner project set {same.Number} …'.");
    }

    private static LedgerRow Moved(Ledger to, LedgerRow row, Geometry site) =>
        to.NewRow(site).With(row.Schema.Fields.Where(field => to.Schema.IndexOf(field.Name) >= 0).Select(field => new KeyValuePair<string, object?>(field.Name, row[field.Name])));

    /// <summary>A total does not fall below what the months come to; one that rises is right whatever they come to.</summary>
    private static void RequireSums(ProjectFile before, Project after, DateOnly today)
    {
        if (after.Total is not { } total || before.Project.Total <= total)
            return;
        foreach (var (measure, sum) in new[] { (MonthMeasure.Plan, before.Months.Foreseen(today)), (MonthMeasure.Actual, before.Months.ActualTotal) })
        {
            if (sum > total)
                throw new LedgerEntryException(after.Number, [Sentence.Said($"Its months ({measure.Title(english: false)}) add up to {sum}, which is more than a total of {total}.")]);
        }
    }

    /// <param name="village">That stands there: it may be none of the layer's.</param>
    private static async Task<Dictionary<string, object?>> ReadAsync(ProjectBook book, IReadOnlyList<KeyValuePair<string, string>> texts, string village, CancellationToken ct)
    {
        var values = Read(book, texts);
        if (values.GetValueOrDefault(VillageField) is string { Length: > 0 } named && named != village)
        {
            values[VillageField] = (await IncomeBook.VillagesAsync(book.Workspace, ct)).Find(named)
                ?? throw new LedgerEntryException(book.Form.TitleZh, [Sentence.Said($"There is no village '{named}'; write it as the layer of villages has it, or leave it empty.")]);
        }

        return values;
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
        var plain = HalfWidth.Of(text).Replace(" ", "", StringComparison.Ordinal);
        var (suffix, unit) = AreaNames.Append((Name: "", Unit: AreaUnit.Mu)).First(known => plain.EndsWith(known.Name, StringComparison.OrdinalIgnoreCase));
        if (!decimal.TryParse(DigitGroups.Joined(plain[..^suffix.Length]), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) || number > 1_000_000_000)
            throw new LedgerEntryException(name, [Sentence.Said($"'{text}' is no area; write it like 12.5亩, 8333.33㎡ or 0.83公顷.")]);
        return unit switch
        {
            AreaUnit.Mu => Area.FromMu(number),
            AreaUnit.Hectares => Area.FromSquareMetres((double)(number * 10_000)),
            _ => Area.FromSquareMetres((double)number),
        };
    }

    private static async Task<Geometry> SiteAsync(Geometry shape, Workspace workspace, CancellationToken ct)
    {
        if (shape.IsEmpty || ProjectBook.KindOf(shape) is not (not GeometryKind.None and var kind))
            throw new WorkspaceException("The site is empty: a project needs a polygon, a line or a point. Nothing was saved.");
        var taken = new Intake(workspace.Areas, kind).Take(LooseShapeReader.Read(shape.AsBinary(), GeometryKind.None, out _));
        if (taken.Shape is not { } site)
        {
            throw new WorkspaceException(taken.Defects.Any(defect => defect.Reason is DefectReasons.OutsideWorld or DefectReasons.NotANumber)
                ? (Sentence)$"The site lies beyond the plane of the workspace. {Axes(workspace)} Nothing was saved."
                : $"The site is no {kind.ToString().ToLowerInvariant()} that can be kept: it has no extent. Nothing was saved.");
        }

        var layers = (await workspace.Store.ListLayersAsync(ct)).Where(layer => layer.Extent is not null && workspace.Tables.Ledgers.OfLayer(layer.Name) is null).ToList();
        var (near, town) = (layers.Where(layer => layer.Role == LayerRole.Village).ToList(), new Envelope());
        foreach (var layer in near.Count > 0 ? near : layers)
            town.ExpandToInclude(layer.Extent);
        if (!town.IsNull && town.Distance(site.EnvelopeInternal) is > FarthestMetres and var metres)
            throw new WorkspaceException($"The site lies {metres / 1000:0} km from the town. {Axes(workspace)} Nothing was saved.");
        return site;
    }

    private static Sentence Axes(Workspace workspace) => $"Its coordinates are metres of {workspace.Crs.Code}, the easting before the northing.";
}
