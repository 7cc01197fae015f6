using System.Runtime.CompilerServices;
using LandPlanner.Areas;
using LandPlanner.Features;
using LandPlanner.Ledgers;
using LandPlanner.Stores;
using NetTopologySuite.Geometries;

namespace LandPlanner.Workspaces.Ledgers;

/// <summary>A ledger of a workspace: a layer whose fields a form of <c>data/ledgers</c> says. The layer is made when the first row is written.</summary>
/// <remarks>A ledger commits nothing by itself: it gives the parts of an <see cref="Edit"/>, which may span ledgers and is then committed whole or not at all.</remarks>
public sealed class Ledger
{
    private const string Source = "ledger";

    private readonly Workspace _workspace;
    private FeatureSchema? _schema;

    private Ledger(Workspace workspace, LedgerForm form, FeatureSchema? schema) => (_workspace, Form, _schema) = (workspace, form, schema);

    public LedgerForm Form { get; }

    public string Layer => Form.Layer;

    /// <summary>Whether the workspace has the layer yet.</summary>
    public bool Exists => _schema is not null;

    /// <summary>Of the layer as it stands; of the form where there is no layer yet.</summary>
    public FeatureSchema Schema => _schema ?? Form.Schema;

    /// <exception cref="WorkspaceException">There is no such form, or a layer of its name that is no such ledger.</exception>
    public static async Task<Ledger> OpenAsync(Workspace workspace, string formId, CancellationToken ct)
    {
        var form = workspace.Tables.Ledgers.Get(formId);
        var layer = (await workspace.Store.ListLayersAsync(ct)).FirstOrDefault(layer => layer.Name == form.Layer);
        if (layer is not null && (layer.Role != form.Role || layer.Kind != form.Kind))
        {
            throw new WorkspaceException(
                $"The layer '{form.Layer}' is no ledger: its role is '{layer.Role}', a {layer.Kind}, where '{form.Role}', a {form.Kind}, is expected. Give it another name, or change the layer in data/ledgers.");
        }

        return new(workspace, form, layer?.Schema);
    }

    /// <summary>Makes the layer where there is none. An empty ledger says nothing, so this may stand alone.</summary>
    public async Task EnsureAsync(RevisionNote note, CancellationToken ct)
    {
        if (Exists)
            return;
        var draft = new LayerDraft(Form.Layer, Form.Role, Form.Kind, Form.Schema);
        try
        {
            await _workspace.Store.WriteLayerAsync(draft, WriteMode.Create, AsyncEnumerable.Empty<Feature>(), Provenance, note, ct);
            _schema = Form.Schema;
        }
        catch (LayerExistsException)
        {
            _schema = (await _workspace.Store.GetLayerAsync(Form.Layer, ct)).Schema;
        }
    }

    /// <summary>Nothing where there is no layer yet.</summary>
    public async IAsyncEnumerable<LedgerRow> ReadAsync(FeatureQuery query, [EnumeratorCancellation] CancellationToken ct)
    {
        if (_schema is not { } schema)
            yield break;
        await foreach (var feature in _workspace.Store.ReadAsync(Layer, query, ct))
            yield return new(schema, feature);
    }

    /// <summary>Null where there is none.</summary>
    public async Task<LedgerRow?> FindAsync(long id, CancellationToken ct) =>
        await ReadAsync(new FeatureQuery { Ids = [id] }, ct).FirstOrDefaultAsync(ct);

    /// <summary>The row in whose unique field a text stands; null where there is none.</summary>
    public async Task<LedgerRow?> FindAsync(string field, string text, CancellationToken ct) =>
        await ReadAsync(new FeatureQuery { Where = new AttributeFilter.Compare(field, Comparison.Equal, text) }, ct).FirstOrDefaultAsync(ct);

    public LedgerRow NewRow(Geometry? shape) => LedgerRow.New(Schema, shape);

    /// <summary>Holds a row to what whoever writes has seen of it.</summary>
    /// <param name="seen">A row that is not stored where there was none.</param>
    /// <param name="now">Likewise.</param>
    /// <exception cref="EditConflictException">Somebody else was quicker.</exception>
    internal async Task RequireSeenAsync(LedgerRow seen, LedgerRow now, CancellationToken ct)
    {
        if (seen.Id == now.Id && (now.Id == 0 || seen.Feature.Version == now.Feature.Version))
            return;
        var (id, current) = now.Id == 0 ? (seen.Id, null) : (now.Id, now.Feature);
        var last = await _workspace.Store.ReadChangesAsync(new() { Layer = Layer, FeatureId = id }, ct).LastOrDefaultAsync(ct);
        throw new EditConflictException(Layer, id, current, last?.Revision);
    }

    /// <exception cref="LedgerEntryException">The row is not fit to stand here.</exception>
    public FeatureAdd Add(LedgerRow row)
    {
        Require(row);
        return new(Layer, row.Shape, row.Feature.Values);
    }

    /// <exception cref="LedgerEntryException">The row is not fit to stand here.</exception>
    public FeatureUpdate Update(LedgerRow row)
    {
        Require(row);
        return new(Layer, row.Id, row.Feature.Version, row.Shape, row.Feature.Values);
    }

    private void Require(LedgerRow row)
    {
        if (LedgerEntry.Complaints(Form, row) is { Count: > 0 } complaints)
            throw new LedgerEntryException(row.Text("number") is { Length: > 0 } number ? $"{Form.TitleZh} {number}" : Form.TitleZh, complaints);
    }

    private Provenance Provenance() => new(
        Source, "", "", Source, "UTF-8", "format", _workspace.Crs.Code.ToString(), LandPlanner.Features.Provenance.FromWorkspace,
        new(0, 0, 0, 0, Area.Zero, Area.Zero, Area.Zero, Area.Zero, Area.Zero, []));
}
