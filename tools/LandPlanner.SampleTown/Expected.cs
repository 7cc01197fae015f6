using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LandPlanner.SampleTown;

/// <summary>What <c>expected.json</c> says: the figures, findings and files an honest run must come to.</summary>
/// <param name="Slivers">Overlaps too small or thin to be findings, to be listed beside the verdict.</param>
/// <param name="NotCovered">Parcels of which a part lies where no layer reaches.</param>
/// <param name="Conversions">Ground whose class changed between the two surveys.</param>
/// <param name="UnsownSquareMetres">Fields sown in the first survey and not in the second.</param>
/// <param name="Progress">The spreadsheet of the projects, and their lights.</param>
/// <param name="Plan">What the plan held against the first survey must come to.</param>
/// <param name="Villages">What the ledgers of villages' income and of estates must come to.</param>
/// <param name="Batch">Not to be imported as a layer: each of its records becomes a case.</param>
internal sealed record Expected(
    string Note, long Seed, int Patches, IReadOnlyList<Figure> Figures, IReadOnlyList<Finding> Findings, IReadOnlyList<Finding> Slivers,
    IReadOnlyList<Finding> NotCovered, IReadOnlyList<Conversion> Conversions, double UnsownSquareMetres, ProjectProgress Progress, ExpectedPlan Plan, ExpectedVillages Villages, IReadOnlyList<Delivery> Files, BatchDelivery Batch)
{
    private static readonly JsonSerializerOptions Form = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static Expected Of(Town town, ProjectProgress progress, IReadOnlyList<Delivery> files)
    {
        var findings = new Findings(town);
        return new(
            Layers.Mark, town.Options.Seed, town.Ground.Survey.Patches.Count, Figure.Of(town), [.. findings.All().Select(Round)],
            [.. findings.Slivers().Select(Round)], [.. findings.NotCovered().Select(Round)],
            [.. Conversion.All(town)], Math.Round(Conversion.Unsown(town), 4), progress, town.Plan.Expected, town.Economy.Expected, files, BatchDelivery.Of(town));
    }

    public void Write(string path) => File.WriteAllText(path, JsonSerializer.Serialize(this, Form) + "\n");

    private static Finding Round(Finding finding) => finding with { AreaSquareMetres = Math.Round(finding.AreaSquareMetres, 4) };
}
