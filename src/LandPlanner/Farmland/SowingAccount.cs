using LandPlanner.Areas;
using LandPlanner.Ledgers;

namespace LandPlanner.Farmland;

/// <summary>What was sown of one kind in a year, by the two who tell of it.</summary>
/// <param name="Entered">The sum of the months' entries; seasons on the same field add up.</param>
/// <param name="Surveyed">By the survey; null where none was taken for the year.</param>
/// <param name="Target">Null where the year has none.</param>
public sealed record SowingLine(CropKind Kind, Area Entered, Area? Surveyed, SowingTarget? Target)
{
    /// <summary>What counts against the target: of each village its entries where it has any, else the survey.</summary>
    public required Area Counted { get; init; }

    /// <summary>How many villages count by their entries.</summary>
    public required int VillagesByEntry { get; init; }

    /// <summary>How many villages count by the survey.</summary>
    public required int VillagesBySurvey { get; init; }

    /// <summary>1 where the target is met exactly, to 4 decimals; null where there is none.</summary>
    public decimal? ShareOfTarget => Target is { Mu: > 0 } target ? Math.Round(Counted.Mu() / target.Mu, 4, MidpointRounding.AwayFromZero) : null;
}

/// <summary>What was sown in a year, against what was to be.</summary>
public sealed record SowingAccount(int Year, IReadOnlyList<SowingLine> Lines)
{
    private static readonly CropKind[] Kinds = [CropKind.Grain, CropKind.Vegetable, CropKind.Other];

    public static SowingAccount Of(IReadOnlyCollection<LedgerRow> rows, int year, CropTable crops, IReadOnlyList<SowingTarget> targets)
    {
        var ofYear = rows.Where(row => row.Integer("year") == year).ToList();
        var hasSurvey = ofYear.Any(row => !SownCrop.IsEntry(row));
        return new(year, [.. Kinds.Select(kind =>
        {
            var ofKind = ofYear.Where(row => crops.KindOf(row.Text("crop")) == kind).ToList();
            // The two tell of the same fields: a village that entered a part of them must not take the others' survey away.
            var villages = ofKind.GroupBy(row => row.Text("village"), StringComparer.Ordinal).Select(rows => (IsEntered: rows.Any(SownCrop.IsEntry), Rows: rows)).ToList();
            return new SowingLine(
                kind, Sum(ofKind.Where(SownCrop.IsEntry)), hasSurvey ? Sum(ofKind.Where(row => !SownCrop.IsEntry(row))) : null,
                targets.FirstOrDefault(target => target.Year == year && target.Kind == kind))
            {
                Counted = Sum(villages.SelectMany(village => village.Rows.Where(row => SownCrop.IsEntry(row) == village.IsEntered))),
                VillagesByEntry = villages.Count(village => village.IsEntered),
                VillagesBySurvey = villages.Count(village => !village.IsEntered),
            };
        })]);
    }

    private static Area Sum(IEnumerable<LedgerRow> rows) => rows.Aggregate(Area.Zero, (sum, row) => sum + SownCrop.AreaOf(row));
}
