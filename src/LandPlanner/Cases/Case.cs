using LandPlanner.Features;
using LandPlanner.Ledgers;
using NetTopologySuite.Geometries;

namespace LandPlanner.Cases;

/// <summary>A patch followed from issue to closure (图斑销号). Immutable.</summary>
/// <param name="Row">All that the ledger says of it, fields of a bureau's own included.</param>
public sealed record Case(LedgerRow Row)
{
    public long Id => Row.Id;

    public string Number => Row.Text("number");

    public string Title => Row.Text("title");

    public string Source => Row.Text("source");

    public string Batch => Row.Text("batch");

    public string SourceNumber => Row.Text("source_number");

    public string Kind => Row.Text("kind");

    public bool IsKey => Row.Flag("is_key");

    public string State => Row.Text("state");

    public string Village => Row.Text("village");

    public string Unit => Row.Text("unit");

    public string Person => Row.Text("person");

    public DateOnly IssuedOn => Row.Date("issued_on") ?? default;

    public DateOnly? DueOn => Row.Date("due_on");

    public DateOnly? DisposedOn => Row.Date("disposed_on");

    public DateOnly? ClosedOn => Row.Date("closed_on");

    /// <summary>The day of the last move.</summary>
    public DateOnly MovedOn => Row.Date("moved_on") ?? IssuedOn;

    /// <summary>The day on which it came into its state, as its move was dated.</summary>
    public DateOnly StateOn => Row.Date("state_on") ?? MovedOn;

    /// <summary>When that was written down; UTC.</summary>
    public DateTime StateSince => Row.Moment("state_since") ?? default;

    public long Returns => Row.Integer("returns") ?? 0;

    public long Reopens => Row.Integer("reopens") ?? 0;

    public Geometry? Shape => Row.Shape;

    /// <summary>A case of a feature of the ledger's layer.</summary>
    public static Case Of(FeatureSchema schema, Feature feature) => new(new LedgerRow(schema, feature));

    /// <summary>Whether it should have been disposed of before <paramref name="today"/> and is not, or was too late.</summary>
    public bool IsOverdue(DateOnly today) => DueOn is { } due && (DisposedOn ?? today) > due;
}
