using LandPlanner.Reports.Maps.Print;
using LandPlanner.Reports.Papers;
using LandPlanner.Reports.Schemes;
using LandPlanner.Schemes;
using LandPlanner.Stores;
using LandPlanner.Workspaces.Papers;
using NetTopologySuite.Geometries;

namespace LandPlanner.Workspaces.Schemes;

/// <summary>What a draft is asked for.</summary>
/// <param name="Layer">Of the role tract-scheme.</param>
/// <param name="Address">Of the workspace, as it may be shown.</param>
/// <param name="Day">Of the draft; rules must be in force on it.</param>
public sealed record SchemeDraftRequest(string Layer, string Address, DateOnly Day)
{
    /// <summary>Null for the year its parcels name.</summary>
    public int? Year { get; init; }

    /// <summary>The day the first notice of the expropriation is put up; null where it is not known.</summary>
    public DateOnly? Start { get; init; }

    /// <summary>What somebody wrote, as <see cref="SchemeDraftForm.Read"/> takes it; empty for nothing.</summary>
    public string Texts { get; init; } = "";
}

/// <summary>Writes the draft of a tract scheme (土地征收成片开发方案（草案）) in Word and PDF, from one moment of the workspace. Chinese only.</summary>
public static class SchemeDrafts
{
    /// <exception cref="WorkspaceException">The layer cannot be drafted: what of it, and why.</exception>
    public static async Task<(SchemeDraft Draft, Paper Paper)> ReadAsync(Workspace workspace, SchemeDraftRequest request, CancellationToken ct)
    {
        var form = workspace.Tables.SchemeDraft;
        var texts = form.Read(request.Texts);
        var plan = request.Start is { } start ? ExpropriationPlan.From(workspace.Tables.Schemes.Steps, start, workspace.Tables.Calendar) : null;
        await using var snapshot = await workspace.Store.OpenSnapshotAsync(ct);
        var input = await SchemeBook.InputAsync(workspace, snapshot, request.Layer, request.Year, request.Day, ct);
        var draft = await Task.Run(() => SchemeDrafting.Of(input, form, ct), ct).WaitAsync(ct);
        var ground = new PrintedGround(workspace, snapshot, await snapshot.ListLayersAsync(ct));
        var maps = await new SchemeMaps(workspace, ground, draft).ReadAsync(ct);
        var head = await snapshot.ReadRevisionsAsync(ct).LastAsync(ct);
        var sheet = new SchemeDraftSheet(draft, form, workspace.Tables.Schemes, texts, plan, maps, Degrees(workspace, draft), request.Day, PaperOrigin.Of(request.Address, head));
        return (draft, SchemeDraftPaper.Compose(sheet));
    }

    /// <returns>The files written.</returns>
    /// <exception cref="WorkspaceException">The folder cannot be written to.</exception>
    /// <exception cref="MapPrintException">No typeface with Chinese is installed.</exception>
    public static IReadOnlyList<string> Write(Paper paper, string layer, string folder, CancellationToken ct)
    {
        var (word, pdf, name) = (PaperWord.Write(paper), PaperPdf.Write(paper, ct), ReportFolder.NameOf($"scheme-draft-{layer}"));
        return ReportFolder.Fill(folder, () => [ReportFolder.Put(folder, name + ".docx", word), ReportFolder.Put(folder, name + ".pdf", pdf)]);
    }

    private static Envelope Degrees(Workspace workspace, SchemeDraft draft)
    {
        var (degrees, to) = (new Envelope(), PrintedGround.ToGeographic(workspace));
        foreach (var vertex in draft.Parcels.SelectMany(parcel => parcel.Part.Shape!.Coordinates))
        {
            var (longitude, latitude) = to.Transform(vertex.X, vertex.Y);
            degrees.ExpandToInclude(longitude, latitude);
        }

        return degrees;
    }
}
