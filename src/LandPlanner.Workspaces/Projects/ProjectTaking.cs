using LandPlanner.Areas;
using LandPlanner.Features;
using LandPlanner.Ledgers;
using LandPlanner.Projects;
using LandPlanner.Stores;
using LandPlanner.Workspaces.Ledgers;
using LandPlanner.Workspaces.Places;

namespace LandPlanner.Workspaces.Projects;

/// <summary>How a layer's features become projects.</summary>
/// <param name="Kind">A code or title of the form's choices, for all of them; null to read it from each.</param>
/// <param name="Unit">Of investments.</param>
/// <param name="IsPreview">Says what would be taken, and writes nothing.</param>
public sealed record ProjectTakingRequest(string Layer, string? Kind, MoneyUnit Unit, bool IsPreview);

/// <summary>What becomes of a feature that is taken into the ledger.</summary>
/// <param name="There">The project that it is already; null where it is new.</param>
/// <param name="Remarks">What could not be taken over, as full sentences.</param>
public sealed record TakenProject(long FeatureId, Project Project, Project? There, IReadOnlyList<string> Remarks);

/// <param name="WithoutShape">Ids of features that lie nowhere and were left out.</param>
/// <param name="Revision">Null where nothing was written: for a preview, or because all were there already.</param>
public sealed record ProjectTakingResult(IReadOnlyList<TakenProject> Projects, IReadOnlyList<long> WithoutShape, Revision? Revision);

/// <summary>Takes the features of a layer into the ledger of projects, none of them twice: what has the number, the source, or name and kind of a project is that project.</summary>
public static class ProjectTaking
{
    /// <exception cref="WorkspaceException">There is no such layer or kind, the layer has no shapes, or is a ledger itself; nothing was changed.</exception>
    public static async Task<ProjectTakingResult> RunAsync(Workspace workspace, ProjectTakingRequest request, RevisionNote note, DateOnly today, CancellationToken ct)
    {
        var book = await ProjectBook.OpenAsync(workspace, ct);
        var offer = await OfferAsync(book, request, ct);
        if (request.IsPreview || offer.IsEmpty)
            return offer.Result(null);
        await ProjectRight.RequireAsync(workspace, note.Author, offer.Projects.Select(one => one.Project), today, ct);
        await offer.Ledger.EnsureAsync(note, ct);
        // The ledger is read within the turn: of two who take one layer at once the slower finds all there.
        return await LedgerTurn.NumberAsync(workspace, ProjectEntry.Series(today), note, TakeAsync, ct);

        async Task<ProjectTakingResult> TakeAsync(NumberSeries series)
        {
            var found = await OfferAsync(book, request, ct);
            if (found.IsEmpty)
                return found.Result(null);
            await ProjectRight.RequireAsync(workspace, note.Author, found.Projects.Select(one => one.Project), today, ct);
            // The counter is in the edit also where it gives no number, so that nobody passes it.
            var numbers = series.Take(found.Bare.Count, found.Numbers);
            var numbered = found.Numbered(numbers);
            var edit = new Edit(note)
            {
                Adds = [.. numbered.New.Select(one => numbered.Ledger.Add(one.Project.Row.With([new("added_on", today), new("updated_on", today)])))],
                Updates = [numbers.Step],
            };
            return numbered.Result(await workspace.CommitRowsAsync(edit, ct));
        }
    }

    private static async Task<Offer> OfferAsync(ProjectBook book, ProjectTakingRequest request, CancellationToken ct)
    {
        var workspace = book.Workspace;
        var info = await workspace.Store.GetLayerAsync(request.Layer, ct);
        if (info.Kind == GeometryKind.None || workspace.Tables.Ledgers.OfLayer(info.Name) is not null)
            throw new WorkspaceException($"No projects can be taken from '{info.Name}': {(info.Kind == GeometryKind.None ? (Sentence)"it has no shapes" : "it is a ledger itself")}. Nothing was changed.");
        var ledger = book.SiteOf(info.Kind);
        var source = new Source(info, workspace, request, ledger, await Villages.ReadAsync(workspace, ct));
        var features = await workspace.Store.ReadAsync(info.Name, FeatureQuery.All, ct).ToListAsync(ct);
        var (known, taken) = (new Known((await book.ReadAsync(ct)).Select(file => file.Project)), new List<TakenProject>());
        foreach (var feature in features.Where(feature => feature.Shape is { IsEmpty: false }))
        {
            var (row, remarks) = source.Row(feature);
            var project = new Project(row);
            var there = known.Find(project);
            if (there is null)
                known.Add(project);
            taken.Add(new(feature.Id, project, there, there is null ? remarks : []));
        }

        return new(ledger, taken, [.. features.Where(feature => feature.Shape is null or { IsEmpty: true }).Select(feature => feature.Id)], known.Numbers);
    }

    /// <summary>What a layer has for the ledger as that stands.</summary>
    /// <param name="Ledger">The one they go into.</param>
    /// <param name="Numbers">Those of the ledger, and those the new ones bring along.</param>
    private sealed record Offer(Ledger Ledger, IReadOnlyList<TakenProject> Projects, IReadOnlyList<long> WithoutShape, IReadOnlySet<string> Numbers)
    {
        public IReadOnlyList<TakenProject> New => [.. Projects.Where(one => one.There is null)];

        /// <summary>The new ones that bring no number along.</summary>
        public IReadOnlyList<TakenProject> Bare => [.. New.Where(one => one.Project.Number.Length == 0)];

        public bool IsEmpty => New.Count == 0;

        public Offer Numbered(TakenNumbers numbers)
        {
            var next = 0;
            return this with { Projects = [.. Projects.Select(one => one is { There: null, Project.Number: "" } ? one with { Project = new(one.Project.Row.With("number", numbers.At(next++))) } : one)] };
        }

        public ProjectTakingResult Result(Revision? revision) => new(Projects, WithoutShape, revision);
    }

    /// <summary>The projects there are, those about to be taken among them.</summary>
    private sealed class Known
    {
        private readonly Dictionary<string, Project> _byNumber = new(StringComparer.OrdinalIgnoreCase);
        private readonly Dictionary<(string, long?), Project> _bySource = [];
        private readonly Dictionary<(string, string), Project> _byName = [];

        public Known(IEnumerable<Project> projects)
        {
            foreach (var project in projects)
                Add(project);
        }

        public IReadOnlySet<string> Numbers => _byNumber.Keys.ToHashSet(StringComparer.OrdinalIgnoreCase);

        public void Add(Project project)
        {
            if (project.Number.Length > 0)
                _byNumber.TryAdd(project.Number, project);
            if (project.Row.Text("source_layer") is { Length: > 0 } layer)
                _bySource.TryAdd((layer, project.Row.Integer("source_id")), project);
            _byName.TryAdd((project.Kind, project.Name), project);
        }

        public Project? Find(Project project) => _byNumber.GetValueOrDefault(project.Number)
            ?? _bySource.GetValueOrDefault((project.Row.Text("source_layer"), project.Row.Integer("source_id")))
            ?? _byName.GetValueOrDefault((project.Kind, project.Name));
    }

    /// <summary>A layer as projects are taken from it.</summary>
    private sealed class Source(LayerInfo layer, Workspace workspace, ProjectTakingRequest request, Ledger ledger, Villages villages)
    {
        private const string Other = "other";

        // A list counts its rows; a number that says nothing outside its list is none.
        private const int MostCountDigits = 4;

        private readonly RoleDefinition _role = workspace.Tables.Roles.Get(layer.Role);
        private readonly string? _kind = request.Kind is null ? null : ledger.Form.Get("kind").CodeOf(request.Kind) ?? throw new WorkspaceException(
            $"There is no kind of projects '{request.Kind}'; there are {string.Join(", ", ledger.Form.Get("kind").Choices.Select(choice => $"{choice.Code} ({choice.TitleZh})"))}.");

        public (LedgerRow Row, IReadOnlyList<string> Remarks) Row(Feature feature)
        {
            var (remarks, number) = (new List<string>(), Text(feature, "number"));
            var row = ledger.NewRow(feature.Shape).With(
            [
                new("number", number.Length <= MostCountDigits && number.All(char.IsAsciiDigit) ? "" : number),
                new("name", Text(feature, "name") is { Length: > 0 } name ? name : $"{layer.Name} {feature.Id}"),
                new("kind", Kind(feature, remarks)),
                new("state", Project.Active),
                new("village", villages.At(feature.Shape!.InteriorPoint.Coordinate) ?? Text(feature, "village")),
                new("total_fen", Total(feature, remarks)?.Cents),
                new("person", Text(feature, "responsible")),
                new("progress", Text(feature, "status")),
                new("land_needed_m2", Land(feature)?.SquareMetres),
                new("source_layer", layer.Name),
                new("source_id", feature.Id),
                new("entries", 0L),
                new("note", Text(feature, "note")),
            ]);
            return (row, remarks);
        }

        private string Text(Feature feature, string meaning) => _role.FieldFor(meaning, layer.Schema) is >= 0 and var index ? FieldText.Write(feature.Values[index]).Trim() : "";

        private string Kind(Feature feature, List<string> remarks)
        {
            if (_kind is not null)
                return _kind;
            var text = Text(feature, "kind");
            if (ledger.Form.Get("kind").CodeOf(text) is { } code)
                return code;
            remarks.Say(text.Length == 0 ? (Sentence)"It says no kind: it is taken as 其他." : $"'{text}' is no kind of the ledger: it is taken as 其他.");
            return Other;
        }

        private Money? Total(Feature feature, List<string> remarks)
        {
            var text = Text(feature, "investment");
            if (text.Length == 0)
                return null;
            try
            {
                return Money.Parse(text, request.Unit);
            }
            catch (MoneyFormatException unfit)
            {
                remarks.Say($"Its total investment was left out: {unfit.Message}");
                return null;
            }
        }

        /// <summary>What it declares, else what its polygon measures.</summary>
        private Area? Land(Feature feature)
        {
            var index = _role.FieldFor("declaredArea", layer.Schema);
            var declared = index < 0 ? null : feature.Values[index] switch { double real when real > 0 => real, long whole when whole > 0 => whole, _ => (double?)null };
            if (declared is not { } number)
                return layer.Kind == GeometryKind.Polygon ? workspace.Areas.Of(feature.Shape!) : null;
            return _role.UnitOf(layer.Schema.Fields[index].Name) switch
            {
                AreaUnit.Mu => Area.FromMu((decimal)number),
                AreaUnit.Hectares => Area.FromSquareMetres(number * 10_000),
                _ => Area.FromSquareMetres(number),
            };
        }
    }
}
