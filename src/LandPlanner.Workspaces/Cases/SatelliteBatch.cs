using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using LandPlanner.Cases;
using LandPlanner.Features;
using LandPlanner.Stores;
using NetTopologySuite.Geometries;

namespace LandPlanner.Workspaces.Cases;

/// <summary>Takes in a satellite batch (domain reference §3.6): each patch a case, desk-compared at once; all in one revision, or nothing.</summary>
/// <remarks>
/// A batch is known by its name and by its content, which is written down in the same revision. A patch whose number or ground is another case's already is shown and not opened again.
/// </remarks>
public sealed class SatelliteBatch(CaseBook book)
{
    /// <summary>The kind under which the contents of batches are written down.</summary>
    public const string RecordKind = "case-batch";

    private const string Satellite = "satellite";
    private const double ReadUntil = 0.3;
    private const double ComparedUntil = 0.8;

    private static readonly JsonWriterOptions Form = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="today">The day on which this is asked.</param>
    /// <param name="progress">Told how much is done, from 0 to 1.</param>
    /// <exception cref="WorkspaceException">The file or layer is not fit, or the batch is here already; nothing was changed.</exception>
    public Task<BatchResult> RunAsync(BatchRequest request, string author, DateOnly today, IProgress<double>? progress, CancellationToken ct) =>
        RunAsync(request, author, today, isDry: false, progress, ct);

    /// <summary>What <see cref="RunAsync(BatchRequest, string, DateOnly, IProgress{double}?, CancellationToken)"/> would do now, by the same way. Changes nothing.</summary>
    public Task<BatchResult> PreviewAsync(BatchRequest request, string author, DateOnly today, IProgress<double>? progress, CancellationToken ct) =>
        RunAsync(request, author, today, isDry: true, progress, ct);

    private async Task<BatchResult> RunAsync(BatchRequest request, string author, DateOnly today, bool isDry, IProgress<double>? progress, CancellationToken ct)
    {
        request.Require();
        CaseBook.RefuseFuture(request.IssuedOn, today);
        await RefuseNameAsync(request.Batch, ct);
        var content = await BatchContent.ReadAsync(book.Workspace, request, share => progress?.Report(ReadUntil * share), ct);
        await RefuseContentAsync(content, ct);
        var fields = new Fields(book.Workspace.Tables.Roles.Get(LayerRole.SatellitePatch), content);
        var known = await KnownAsync(ct);
        var desk = await DeskCompare.ReadAsync(book.Workspace, ct);
        var (drafts, results) = await Task.Run(() => desk.Compare([.. content.Records.Select(record => Draft(request, fields, record))], new Part(progress), ct), ct);
        drafts = [.. drafts.Select(WithKind)];

        // Ground decides what is here already: numbers begin anew with every village and quarter, so one that is known is only shown.
        var (fates, revision) = await OpenAsync(request, content, drafts, author, today, isDry, ct);
        progress?.Report(1);
        return new(request.Batch, content.Read, [.. content.Records.Select((record, i) =>
        {
            var number = fields.Number(record.Values);
            var (opened, isNew, matches) = fates[i];
            return new BatchPatch(record.Number, number, opened, isNew, known.GetValueOrDefault(number), matches, results[i]);
        })], content.Rejected, [.. content.Notices, .. fields.Notices(content)], revision);
    }

    private async Task<(IReadOnlyList<(Case? Opened, bool IsNew, IReadOnlyList<CaseMatch> Matches)> Fates, Revision? Revision)> OpenAsync(
        BatchRequest request, BatchContent content, IReadOnlyList<CaseDraft> drafts, string author, DateOnly today, bool isDry, CancellationToken ct)
    {
        var opener = new CaseOpener(book);
        if (isDry)
            return ([.. (await opener.PreviewAsync(drafts, author, today, ct)).Select(one => ((Case?)null, one.IsNew, one.Matches))], null);
        var openings = await opener.OpenAsync(drafts, [new(RecordKind, content.Hash, Certificate(request, content))], author, $"卫片批次 {request.Batch}", today, ct);
        return ([.. openings.All.Select(one => (one.Opened, one.Opened is not null, one.Matches))], openings.Revision);
    }

    private async Task RefuseNameAsync(string batch, CancellationToken ct)
    {
        var where = new AttributeFilter.AllOf([new AttributeFilter.Compare("batch", Comparison.Equal, batch), new AttributeFilter.Compare("source", Comparison.Equal, Satellite)]);
        if (await book.ReadAsync(new() { Where = where, Limit = 1 }, ct).FirstOrDefaultAsync(ct) is { } one)
            throw new WorkspaceException($"The batch '{batch}' is here already ({one.Number} and others, issued {Moments.Write(one.IssuedOn)}). Nothing was changed: a batch comes in once; if this is another, give it another name.");
    }

    private async Task RefuseContentAsync(BatchContent content, CancellationToken ct)
    {
        if (await book.Workspace.Store.ReadRecordAsync(RecordKind, content.Hash, ct) is not { } kept)
            return;
        using var certificate = JsonDocument.Parse(kept);
        throw new WorkspaceException($"'{content.Source}' is here already, as the batch '{certificate.RootElement.GetProperty("batch").GetString()}'. Nothing was changed: a batch comes in once.");
    }

    private static byte[] Certificate(BatchRequest request, BatchContent content)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Form))
        {
            json.WriteStartObject();
            json.WriteString("batch", request.Batch);
            json.WriteString("issued", Moments.Write(request.IssuedOn));
            json.WriteString("source", content.Source);
            json.WriteNumber("records", content.Read);
            json.WriteEndObject();
        }

        return stream.ToArray();
    }

    /// <summary>The satellite cases that have a number of their source, by it; the latest of each.</summary>
    private async Task<Dictionary<string, Case>> KnownAsync(CancellationToken ct)
    {
        var known = new Dictionary<string, Case>(StringComparer.Ordinal);
        await foreach (var one in book.ReadAsync(new() { Where = new AttributeFilter.Compare("source", Comparison.Equal, Satellite), WithoutShapes = true }, ct))
        {
            if (one.SourceNumber.Length > 0)
                known[one.SourceNumber] = one;
        }

        return known;
    }

    private CaseDraft Draft(BatchRequest request, Fields fields, (long Number, Geometry Shape, object?[] Values) record)
    {
        var (number, type) = (fields.Number(record.Values), fields.Text("changeType", record.Values));
        var name = book.Workspace.Tables.Desk.ChangeType(type)?.NameZh ?? (type.Length > 0 ? type : "变化图斑");
        return new(record.Shape, new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase)
        {
            ["title"] = $"{name} {(number.Length > 0 ? number : FormattableString.Invariant($"{request.Batch}#{record.Number}"))}",
            ["source"] = Satellite,
            ["batch"] = request.Batch,
            ["source_number"] = number,
            ["issued_on"] = request.IssuedOn,
            ["change_type"] = type,
            ["imaged_before"] = fields.Imaged("before", record.Values)?.First,
            ["imaged_after"] = fields.Imaged("after", record.Values)?.Last,
            ["note"] = fields.Text("note", record.Values),
        })
        {
            VillageTold = fields.Text("village", record.Values),
        };
    }

    /// <summary>What the layers show goes before what the change type claims.</summary>
    private CaseDraft WithKind(CaseDraft draft) => draft.Values.GetValueOrDefault("kind") is string ? draft : draft with
    {
        Values = new Dictionary<string, object?>(draft.Values, StringComparer.OrdinalIgnoreCase)
        {
            ["kind"] = book.Workspace.Tables.Desk.ChangeType((string)draft.Values["change_type"]!)?.Kind,
        },
    };

    /// <summary>A batch's fields by their meanings.</summary>
    private sealed class Fields
    {
        private const int MostNamed = 5;

        private readonly RoleDefinition _role;
        private readonly FeatureSchema _schema;

        public Fields(RoleDefinition role, BatchContent content)
        {
            (_role, _schema) = (role, content.Schema);
            if (role.FieldFor("number", _schema) < 0)
            {
                throw new WorkspaceException(
                    $"'{content.Source}' has no field with the numbers of its patches: it is called {string.Join(", ", role.FieldAliases["number"])}; there are {string.Join(", ", _schema.Fields.Select(field => field.Name))}. " +
                    $"Nothing was changed: add its name to 'satellite-patch' in data/roles.yaml.");
            }
        }

        public string Number(object?[] values) => Text("number", values);

        public string Text(string meaning, object?[] values) => Convert.ToString(Value(meaning, values), CultureInfo.InvariantCulture)?.Trim() ?? "";

        public ImagePeriod? Imaged(string meaning, object?[] values) => ImagePeriod.Find(Value(meaning, values));

        public IEnumerable<string> Notices(BatchContent content)
        {
            if (_role.FieldFor("changeType", _schema) < 0)
                yield return Sentence.Said("The batch has no field with change types (TBLX): what became of the ground is known from surveys alone.");
            var numbers = content.Records.Select(record => Number(record.Values)).ToList();
            if (numbers.Count(number => number.Length == 0) is > 0 and var without)
                yield return Sentence.Said($"{without} patches have no number.");
            if (numbers.Where(number => number.Length > 0).GroupBy(number => number).Where(group => group.Count() > 1).Select(group => group.Key).ToList() is { Count: > 0 } twice)
                yield return Sentence.Said($"Numbers that several patches have: {string.Join(", ", twice.Take(MostNamed))}{(twice.Count > MostNamed ? ", …" : "")}.");
            var turned = content.Records.Where(record => Imaged("before", record.Values)?.First > Imaged("after", record.Values)?.Last).ToList();
            if (turned.Count > 0)
            {
                var named = turned.Select(record => Number(record.Values) is { Length: > 0 } number ? number : FormattableString.Invariant($"#{record.Number}")).Take(MostNamed);
                yield return Sentence.Said($"{turned.Count} patches have a latter image (HSX) from before the former (QSX): {string.Join(", ", named)}{(turned.Count > MostNamed ? ", …" : "")}. When they changed is not known; perhaps the two columns are exchanged.");
            }

            foreach (var meaning in new[] { "before", "after" })
            {
                var unread = content.Records.Select(record => record.Values).Where(values => Text(meaning, values).Length > 0 && Imaged(meaning, values) is null).Select(values => Text(meaning, values)).Distinct().ToList();
                if (unread.Count > 0)
                    yield return Sentence.Said($"Times of images that cannot be read: {string.Join(", ", unread.Take(MostNamed))}{(unread.Count > MostNamed ? ", …" : "")}. Write them like 20240115.");
            }
        }

        private object? Value(string meaning, object?[] values) => _role.FieldFor(meaning, _schema) is >= 0 and var index ? values[index] : null;
    }

    /// <summary>The comparison's share of the whole.</summary>
    private sealed class Part(IProgress<double>? whole) : IProgress<double>
    {
        public void Report(double value) => whole?.Report(ReadUntil + (ComparedUntil - ReadUntil) * value);
    }
}
