using LandPlanner.Audits;

namespace LandPlanner.Cases;

/// <summary>What was measured of one patch, in m² before rounding; the judge reads it.</summary>
internal sealed class DeskFacts(DeskPatch patch, Shares.Whole whole, DeskSurveys surveys)
{
    private readonly Dictionary<DeskUse, PartSum> _parts = [];

    public DeskPatch Patch { get; } = patch;

    public Shares.Whole Whole { get; } = whole;

    public DeskSurveys Surveys { get; } = surveys;

    /// <summary>Whether the days of its images contradict each other; the patch is without them then.</summary>
    public bool IsImagedBackwards { get; init; }

    public IReadOnlyList<DeskClassShare> Before { get; set; } = [];

    public IReadOnlyList<DeskClassShare> Now { get; set; } = [];

    public IReadOnlyList<DeskClassShare> Plan { get; set; } = [];

    public IReadOnlyList<DeskApproval> Approvals { get; set; } = [];

    /// <summary>Null where no layer tells; so are those below.</summary>
    public double? BasicFarmland { get; set; }

    public double? RedLine { get; set; }

    public double? UrbanBoundary { get; set; }

    public double? Approved { get; set; }

    /// <summary>What lies where the layers say nothing.</summary>
    public double BeyondBefore { get; set; }

    public double BeyondNow { get; set; }

    public double BeyondBasicFarmland { get; set; }

    public double BeyondRedLine { get; set; }

    public double BeyondApprovals { get; set; }

    /// <summary>Of classes that no table knows, or of which it is open whether they are the same.</summary>
    public double Undecided { get; set; }

    public double FarmlandLost { get; set; }

    public double FarmlandGained { get; set; }

    /// <summary>Whether what became of it is known: by a survey after it, or by its change type.</summary>
    public bool IsOutcomeKnown { get; set; }

    /// <summary>In the order of the table.</summary>
    public IEnumerable<KeyValuePair<DeskUse, PartSum>> PartsIn(DeskTable table) => table.Uses.Where(_parts.ContainsKey).Select(use => KeyValuePair.Create(use, _parts[use]));

    public PartSum Part(DeskUse use) => _parts.TryGetValue(use, out var part) ? part : _parts[use] = new();

    internal sealed class PartSum
    {
        public double SquareMetres { get; set; }

        public double OnBasicFarmland { get; set; }

        public double OnRedLine { get; set; }

        public double Approved { get; set; }

        /// <summary>Under approvals that allow it, or of which nobody says what they allow.</summary>
        public double ApprovedPerhaps { get; set; }
    }
}
