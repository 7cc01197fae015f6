using LandPlanner.Audits;
using LandPlanner.Farmland;
using LandPlanner.Features;
using LandPlanner.Ledgers;
using LandPlanner.Stores;
using LandPlanner.Workspaces.Ledgers;

namespace LandPlanner.Workspaces.Farmland;

/// <summary>Which survey to take sown crops from.</summary>
/// <param name="Season">A choice of the ledger's field, by code or title.</param>
public sealed record SownTakeRequest(string Layer, int Year, string Season, RevisionNote Note)
{
    /// <summary>Whether each patch is a row; else each crop of each village.</summary>
    public bool ByPatch { get; init; }

    /// <summary>Whether what a survey told of the season before is replaced.</summary>
    public bool Replaces { get; init; }

    public bool IsPreview { get; init; }
}

/// <summary>What a survey says was sown, taken into the ledger.</summary>
/// <param name="Rows">As they stand in the ledger, or would.</param>
/// <param name="Replaced">How many rows were taken out for them.</param>
/// <param name="Revision">Null where nothing was written.</param>
public sealed record SownTake(SownTakeRequest Request, SownSurvey Survey, IReadOnlyList<LedgerRow> Rows, int Replaced, Revision? Revision)
{
    public const string FormId = "sown-crop";

    private static readonly LayerRole Plots = new("sown-crop");

    /// <summary>The roles of layers that sown crops may be taken from: surveys, and plots as villages tell of them.</summary>
    public static readonly IReadOnlyList<LayerRole> Sources = [LayerRole.LandUse, Plots];

    /// <exception cref="WorkspaceException">The layer is neither a survey with planting attributes nor one of sown plots with their crops, the season was taken already, or the author may not write it; nothing was changed.</exception>
    public static async Task<SownTake> RunAsync(Workspace workspace, SownTakeRequest request, CancellationToken ct)
    {
        var ledger = await Ledger.OpenAsync(workspace, FormId, ct);
        var season = ledger.Form.Get("season").CodeOf(request.Season)
            ?? throw new WorkspaceException($"'{request.Season}' is no season; it is one of {string.Join(", ", ledger.Form.Get("season").Choices.Select(choice => $"{choice.Code} ({choice.TitleZh})"))}.");
        var survey = await SurveyAsync(workspace, request, ct);
        var preview = await TakeAsync(workspace, ledger, request with { Season = season }, survey, null, ct);
        if (request.IsPreview)
            return preview;
        // Refused before the ledger is made.
        var (_, old) = await OldRowsAsync(ledger, request with { Season = season }, ct);
        (await LedgerRight.RequireAsync(workspace, FormId, request.Note.Author, ct)).Require([.. preview.Rows, .. old]);
        await ledger.EnsureAsync(request.Note, ct);
        return await LedgerTurn.TakeAsync(workspace, SownBatch.Prefix, request.Note, step => TakeAsync(workspace, ledger, request with { Season = season }, survey, step, ct), ct);
    }

    private static async Task<SownTake> TakeAsync(Workspace workspace, Ledger ledger, SownTakeRequest request, SownSurvey survey, FeatureUpdate? step, CancellationToken ct)
    {
        var (there, old) = await OldRowsAsync(ledger, request, ct);
        var rows = SownCrop.OfSurvey(survey, ledger.Schema, request.Year, request.Season, request.Layer, new(SownBatch.Prefix, there.Select(row => row.Text("number")))).ToList();
        if (step is null || rows.Count == 0)
            return new(request, survey, rows, old.Count, null);
        var edit = new Edit(request.Note)
        {
            Adds = [.. rows.Select(ledger.Add)],
            Updates = [step],
            Deletes = [.. old.Select(row => new FeatureDelete(ledger.Layer, row.Id, row.Feature.Version))],
        };
        return new(request, survey, rows, old.Count, await workspace.CommitRowsAsync(edit, ct));
    }

    private static async Task<SownSurvey> SurveyAsync(Workspace workspace, SownTakeRequest request, CancellationToken ct)
    {
        await using var snapshot = await workspace.Store.OpenSnapshotAsync(ct);
        var layer = await FarmlandLayers.ReadAsync(workspace, snapshot, request.Layer, ct);
        if (layer.Info.Role == Plots)
            return await PlotsAsync(workspace, snapshot, layer, request, ct);
        if (layer.Info.Kind != GeometryKind.Polygon || layer.Role.FieldFor("planting", layer.Info.Schema) < 0 || layer.Role.FieldFor("class", layer.Info.Schema) < 0)
            throw new WorkspaceException($"The layer '{request.Layer}' does not say what was sown: a land-use layer with DLBM and the planting attribute ZZSXDM does, or a layer of sown plots (role sown-crop) with their crop.");
        var villages = await FarmlandLayers.VillagesAsync(workspace, snapshot, ct);
        return await Task.Run(() => SownSurvey.Of(layer, villages, workspace.Tables.Farmland.Crops, workspace.Areas, workspace.Tables.LandClasses, request.ByPatch, ct), ct);
    }

    private static async Task<SownSurvey> PlotsAsync(Workspace workspace, IFeatureSnapshot snapshot, AuditLayer layer, SownTakeRequest request, CancellationToken ct)
    {
        if (workspace.Tables.Ledgers.OfLayer(request.Layer) is not null)
            throw new WorkspaceException($"'{request.Layer}' is the ledger itself. Name the layer that sown crops are taken from.");
        if (layer.Info.Kind != GeometryKind.Polygon || layer.Role.FieldFor("kind", layer.Info.Schema) < 0)
            throw new WorkspaceException($"The layer '{request.Layer}' has no polygons that say their crop: it needs a column like crop or 作物.");
        var villages = await FarmlandLayers.VillagesAsync(workspace, snapshot, ct);
        var survey = await Task.Run(
            () => SownSurvey.OfPlots(layer, request.Year, villages, workspace.Tables.Farmland.Crops, workspace.Areas, workspace.Tables.LandClasses, request.ByPatch, ct), ct);
        return survey.Shares.Any(SownCrop.IsSown) ? survey
            : throw new WorkspaceException($"The layer '{request.Layer}' has no plots of {request.Year} with a crop of data/farmland/crops.csv. Nothing was changed.");
    }

    /// <exception cref="WorkspaceException">A survey told of the season already, or of the whole year where a season is asked for.</exception>
    private static async Task<(List<LedgerRow> There, List<LedgerRow> Old)> OldRowsAsync(Ledger ledger, SownTakeRequest request, CancellationToken ct)
    {
        var there = await ledger.ReadAsync(new() { WithoutShapes = true }, ct).ToListAsync(ct);
        var old = there.Where(row => !SownCrop.IsEntry(row) && row.Integer("year") == request.Year && AreOneSeason(row.Text("season"), request.Season)).ToList();
        if (old.Count == 0 || request.Replaces)
            return (there, old);
        var field = ledger.Form.Get("season");
        throw new WorkspaceException(
            $"What was sown in {request.Year} ({field.Say(old[0].Text("season"), english: !Sentence.InChinese)}) was taken from the survey '{old[0].Text("source")}' already, in {old.Count} rows: " +
            $"its fields would be counted twice. Take it with --replace to put this survey in its place.");
    }

    private static bool AreOneSeason(string one, string other) => one == other || one == SownCrop.WholeYear || other == SownCrop.WholeYear;
}
