using LandPlanner.Features;
using LandPlanner.Ledgers;

namespace LandPlanner.Workspaces.FieldWork;

/// <summary>A further table of a package, to be filled in where its rows lie: each is there already, so that nobody needs to add one.</summary>
/// <param name="Form">Says what is typed; its layer is the table's name, and its first field calls a row.</param>
/// <param name="Rows">By the form's fields; none where the package is only read.</param>
public sealed record FieldSheet(LedgerForm Form, IReadOnlyList<Feature> Rows)
{
    internal LayerDraft Draft => new(Form.Layer, LayerRole.Reference, Form.Kind, Form.Schema);
}
