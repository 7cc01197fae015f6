using System.Globalization;
using LandPlanner.Areas;
using LandPlanner.Audits;
using LandPlanner.Calendars;
using LandPlanner.Features;
using LandPlanner.IdleLand;
using LandPlanner.Ledgers;
using YamlDotNet.RepresentationModel;

namespace LandPlanner.Workspaces.Tables;

/// <summary>Reads <c>data/idle/idle-land.yaml</c>, and holds it to the ledger's own words.</summary>
internal sealed class IdleTablesReader
{
    private static readonly string[] Marks = ["S", "K-h", "K-m", "K-l"];

    private static readonly Dictionary<string, IdleCauseKind> Kinds = new(StringComparer.Ordinal)
    {
        ["enterprise"] = IdleCauseKind.Enterprise,
        ["government"] = IdleCauseKind.Government,
        ["force-majeure"] = IdleCauseKind.ForceMajeure,
    };

    private static readonly Dictionary<string, IdleDemand> Demands = new(StringComparer.Ordinal)
    {
        ["suspected"] = IdleDemand.Suspected,
        ["fee"] = IdleDemand.Fee,
        ["take-back"] = IdleDemand.TakeBack,
        ["possible"] = IdleDemand.Possible,
    };

    private readonly YamlTable _yaml;
    private readonly LedgerForm _form;

    private IdleTablesReader(YamlTable yaml, LedgerForm form) => (_yaml, _form) = (yaml, form);

    /// <exception cref="TableException">The table is missing or wrong.</exception>
    public static IdleTables Read(string path, LedgerForms ledgers) => new IdleTablesReader(YamlTable.Read(path), ledgers.Get("idle-parcel")).Read();

    private IdleTables Read()
    {
        _yaml.AllowKeys(_yaml.Root, "limits", "articles", "causes", "begins", "ends", "moves", "floor");
        var causes = _yaml.Entries(Required(_yaml.Root, "causes")).Select(entry => Cause(entry.Key, entry.Value)).ToList();
        if (_form.Get("cause").Choices.FirstOrDefault(choice => causes.All(cause => cause.Id != choice.Code)) is { } without)
            throw _yaml.Wrong(Required(_yaml.Root, "causes"), $"the ledger's cause '{without.Code}' is missing.");
        return new(new(Limits(Required(_yaml.Root, "limits")), Articles(Required(_yaml.Root, "articles")), causes), Process(), _yaml.Texts(Required(_yaml.Root, "floor")));
    }

    private IdleLimits Limits(YamlNode node)
    {
        _yaml.AllowKeys(node, "idle", "deemed-start", "built", "invested", "fee", "take-back");
        var (idle, fee, back) = (Years(node, "idle"), Years(node, "fee", "percent"), Years(node, "take-back"));
        if (idle < 1 || fee < idle || back <= fee)
            throw _yaml.Wrong(node, "the years of 'idle', 'fee' and 'take-back' must begin with 1 or more and not fall, and land is taken back after the fee.");
        return new(idle, Years(node, "deemed-start"), Share(Required(node, "built")), Share(Required(node, "invested")), fee, Whole(Required(Required(node, "fee"), "percent")), back);
    }

    private int Years(YamlNode limits, string key, params string[] more)
    {
        var node = Required(limits, key);
        _yaml.AllowKeys(node, ["years", "mark", .. more]);
        Mark(node);
        return Whole(Required(node, "years"));
    }

    private Ratio Share(YamlNode node)
    {
        _yaml.AllowKeys(node, "part", "of", "mark");
        Mark(node);
        var share = new Ratio(Whole(Required(node, "part")), Whole(Required(node, "of")));
        return share.Numerator > 0 && share.Numerator < share.Denominator ? share : throw _yaml.Wrong(node, "a share must be more than nothing and less than all.");
    }

    private IdleArticles Articles(YamlNode node)
    {
        _yaml.AllowKeys(node, "not-started", "stopped", "deemed-start", "government", "options", "fee", "take-back");
        return new(
            Article(node, "not-started"), Article(node, "stopped"), Article(node, "deemed-start"), Article(node, "government"), Article(node, "options"), Article(node, "fee"), Article(node, "take-back"));
    }

    private LegalBasis Article(YamlNode articles, string key)
    {
        var node = Required(articles, key);
        _yaml.AllowKeys(node, "law", "article", "text", "mark");
        return new(Text(node, "law"), Text(node, "article"), Text(node, "text"), Mark(node));
    }

    private IdleCause Cause(string id, YamlNode node)
    {
        _yaml.AllowKeys(node, "kind", "mark");
        Mark(node);
        return new(Choice(node, "cause", id), OneOf(Required(node, "kind"), Kinds));
    }

    private IdleProcess Process()
    {
        var (begins, list) = (Required(_yaml.Root, "begins"), Required(_yaml.Root, "moves"));
        _yaml.AllowKeys(begins, "state", "due-days", "mark");
        Mark(begins);
        var moves = new List<IdleMove>();
        foreach (var node in _yaml.Items(list))
        {
            var move = Move(node, moves);
            if (moves.Any(other => other.Id == move.Id))
                throw _yaml.Wrong(node, $"the move '{move.Id}' is there twice.");
            moves.Add(move);
        }

        return new(moves, State(Required(begins, "state")), Whole(Required(begins, "due-days")), [.. _yaml.Items(Required(_yaml.Root, "ends")).Select(State)]);
    }

    private IdleMove Move(YamlNode node, List<IdleMove> earlier)
    {
        _yaml.AllowKeys(node, "id", "title", "from", "to", "notice", "due-days", "after", "causes", "identifies", "withdraws", "demands", "way", "until", "note", "mark");
        Mark(node);
        var (zh, en) = Titles(Required(node, "title"));
        var (noticeZh, noticeEn) = _yaml.Optional(node, "notice") is { } paper ? Titles(paper) : ("", "");
        return new(
            Text(node, "id"), zh, en, [.. _yaml.Items(Required(node, "from")).Select(State)], State(Required(node, "to")), noticeZh, noticeEn,
            _yaml.Optional(node, "due-days") is { } days ? Whole(days) : null, _yaml.Optional(node, "way") is { } way ? Choice(way, "way", _yaml.Text(way)) : null,
            _yaml.Optional(node, "causes") is { } causes ? [.. _yaml.Items(causes).Select(kind => OneOf(kind, Kinds))] : [])
        {
            IdentifiesCause = Is(node, "identifies", "cause"),
            WithdrawsIdentification = Is(node, "withdraws", "identification"),
            NeedsNote = Is(node, "note", "required"),
            Demand = _yaml.Optional(node, "demands") is { } demand ? OneOf(demand, Demands) : IdleDemand.None,
            Wait = _yaml.Optional(node, "after") is { } after ? Wait(after, earlier) : null,
            Term = _yaml.Optional(node, "until") is { } until ? Term(until) : null,
        };
    }

    private IdleWait Wait(YamlNode node, List<IdleMove> earlier)
    {
        _yaml.AllowKeys(node, "move", "term", "unless");
        string Known(YamlNode move) => earlier.Any(other => other.Id == _yaml.Text(move)) ? _yaml.Text(move) : throw _yaml.Wrong(move, $"no move '{_yaml.Text(move)}' stands above this one.");
        var term = Required(node, "term");
        if (!DueRule.TryParse(_yaml.Text(term), out var rule))
            throw _yaml.Wrong(term, $"'{_yaml.Text(term)}' is no term, such as 30 days or 5 working-days.");
        return new(Known(Required(node, "move")), rule, _yaml.Optional(node, "unless") is { } unless ? Known(unless) : null);
    }

    private IdleTerm Term(YamlNode node)
    {
        _yaml.AllowKeys(node, "years", "field");
        var field = Required(node, "field");
        return _form.Find(_yaml.Text(field)) is { IsKept: true, Type: FieldType.Date } known
            ? new(Whole(Required(node, "years")), known.Name)
            : throw _yaml.Wrong(field, $"the ledger keeps no date '{_yaml.Text(field)}'.");
    }

    private bool Is(YamlNode node, string key, string word) => _yaml.Optional(node, key) is { } value
        && (_yaml.Text(value) == word ? true : throw _yaml.Wrong(value, $"'{key}' can only be '{word}', or be left out."));

    private string State(YamlNode node) => Choice(node, "state", _yaml.Text(node));

    private string Choice(YamlNode node, string field, string code) => _form.Get(field).Choices.Any(choice => choice.Code == code)
        ? code
        : throw _yaml.Wrong(node, $"'{code}' is no choice of the ledger's field '{field}'.");

    private (string Zh, string En) Titles(YamlNode node)
    {
        _yaml.AllowKeys(node, "zh", "en");
        return (Text(node, "zh"), Text(node, "en"));
    }

    private T OneOf<T>(YamlNode node, Dictionary<string, T> known) => known.TryGetValue(_yaml.Text(node), out var value)
        ? value
        : throw _yaml.Wrong(node, $"'{_yaml.Text(node)}' is none of {string.Join(", ", known.Keys)}.");

    private int Whole(YamlNode node) => int.TryParse(_yaml.Text(node), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        ? number
        : throw _yaml.Wrong(node, $"'{_yaml.Text(node)}' is no whole number.");

    private string Mark(YamlNode node)
    {
        var mark = Required(node, "mark");
        return Marks.Contains(_yaml.Text(mark)) ? _yaml.Text(mark) : throw _yaml.Wrong(mark, $"the mark '{_yaml.Text(mark)}' is none of {string.Join(", ", Marks)}.");
    }

    private YamlNode Required(YamlNode node, string key) => _yaml.Required(node, key);

    private string Text(YamlNode node, string key) => _yaml.Text(Required(node, key));
}
