using System.Globalization;
using System.Text.RegularExpressions;
using LandPlanner.Audits;
using LandPlanner.Features;
using LandPlanner.Ledgers;

namespace LandPlanner.Projects.Matching;

/// <summary>Whether a parcel can be had, and by the day asked for: by its status, its year, and what the ledger of idle land says of it.</summary>
internal sealed partial class Availability
{
    private static readonly string[] Told = ["state", "way"];
    private static readonly LayerRole IdleLand = new("idle-land");
    private static readonly LayerRole IdleParcel = new("idle-parcel");

    private readonly MatchInput _input;
    private readonly Dictionary<long, LedgerRow> _idleById;
    private readonly Dictionary<(string, long?), LedgerRow> _idleBySource;

    public Availability(MatchInput input)
    {
        _input = input;
        _idleById = input.Idle.ToDictionary(row => row.Id);
        _idleBySource = input.Idle.Where(row => row.Text("source").Length > 0).GroupBy(row => (row.Text("source"), row.Integer("source_id"))).ToDictionary(group => group.Key, group => group.Last());
    }

    public IEnumerable<MatchReason> Of(LayerView layer, Feature feature)
    {
        var (status, idle) = (layer.Text(feature, "status"), IdleRow(layer, feature));
        yield return Supply(layer, feature, status, idle);
        if (_input.Need.Deadline is { } deadline)
            yield return Deadline(layer, feature, idle, deadline);
    }

    private MatchReason Supply(LayerView layer, Feature feature, string status, LedgerRow? idle)
    {
        if (_input.Rules.Gone.FirstOrDefault(word => status.Contains(word, StringComparison.OrdinalIgnoreCase)) is not null)
            return new("supply", MatchOutcome.Fail, $"供应：状态为“{status}”", $"Supply: its status is '{status}'");
        if (idle is not null)
            return Idle(idle);
        if (layer.Role == IdleLand || layer.Role == IdleParcel)
        {
            return new(
                "supply", MatchOutcome.NotKnown, $"供应：闲置土地台账没有这宗地，能否收回无法判断{(status.Length > 0 ? $"（处置状态：{status}）" : "")}",
                $"Supply: the ledger of idle land does not have it, so it is not known whether it can be taken back{(status.Length > 0 ? $" (status: {status})" : "")}");
        }

        if (layer.Role == LayerRole.Approval)
            return Approved(layer.Info.Name, layer.Text(feature, "kind"));
        var said = (Year: layer.Text(feature, "year"), Status: status);
        return new(
            "supply", MatchOutcome.Told, $"供应：年度 {(said.Year.Length > 0 ? said.Year : "未填")}，状态 {(said.Status.Length > 0 ? said.Status : "未填")}",
            $"Supply: year {(said.Year.Length > 0 ? said.Year : "not said")}, status {(said.Status.Length > 0 ? said.Status : "not said")}");
    }

    private MatchReason Approved(string layer, string kind)
    {
        if (_input.Rules.Unsupplied.Any(word => kind.Contains(word, StringComparison.OrdinalIgnoreCase) || layer.Contains(word, StringComparison.OrdinalIgnoreCase)))
            return new("supply", MatchOutcome.Pass, "供应：已批准，尚未供应", "Supply: approved and not supplied");
        return kind.Length > 0
            ? new("supply", MatchOutcome.Fail, $"供应：批准类型为“{kind}”，不是尚未供应的土地", $"Supply: it is approved as '{kind}', which is not land that is still to be supplied")
            : new("supply", MatchOutcome.NotKnown, "供应：已批准，没有写明批准类型，是否已供应无法判断", "Supply: approved, but whether it is supplied is not known, for no kind is said");
    }

    private MatchReason Idle(LedgerRow row)
    {
        var (number, state, way) = (row.Text("number"), row.Text("state"), row.Text("way"));
        var isFree = way.Length > 0 ? _input.Rules.IdleWays.GetValueOrDefault(way) : _input.Rules.IdleStates.GetValueOrDefault(state);
        var (zh, en) = (Words(row, english: false), Words(row, english: true));
        return isFree switch
        {
            true => new("supply", MatchOutcome.Pass, $"供应：闲置土地 {number} 可以另行安排（{zh}）", $"Supply: idle land {number} can be used otherwise ({en})"),
            false => new("supply", MatchOutcome.Fail, $"供应：闲置土地 {number} 仍由原使用权人使用或已办结（{zh}）", $"Supply: idle land {number} stays with its holder, or is closed ({en})"),
            null => new("supply", MatchOutcome.NotKnown, $"供应：闲置土地 {number} 正在处置，能否收回尚未确定（{zh}）", $"Supply: idle land {number} is in disposal, and whether it is taken back is open ({en})"),
        };
    }

    private string Words(LedgerRow row, bool english) => string.Join(english ? ", " : "，", Told.Where(field => row.Text(field).Length > 0)
        .Select(field => _input.IdleForm is { } form ? form.Get(field).Say(row.Text(field), english) : row.Text(field)));

    private static MatchReason Deadline(LayerView layer, Feature feature, LedgerRow? idle, DateOnly deadline)
    {
        var day = Day(deadline);
        if (idle is not null)
        {
            foreach (var (field, zh, en) in new[] { ("extended_start", "延期动工至", "its start is put off until"), ("used_until", "临时使用至", "it is used until"), ("due_on", "处置下一步期限", "the next step of its disposal is due on") })
            {
                if (idle.Date(field) is { } until && until > deadline)
                    return new("deadline", MatchOutcome.Fail, $"期限 {day}：{zh} {Day(until)}，晚于期限", $"By {day}: {en} {Day(until)}, which is later");
            }
        }

        var text = layer.Text(feature, "year");
        if (Years().Matches(text).Select(found => int.Parse(found.Value, CultureInfo.InvariantCulture)).ToList() is not { Count: > 0 } years)
        {
            return new(
                "deadline", MatchOutcome.NotKnown, idle is null ? $"期限 {day}：没有写明年度，无法判断" : $"期限 {day}：处置何时办结无法判断",
                idle is null ? $"By {day}: not known, for no year is said" : $"By {day}: not known, for nobody says when its disposal ends");
        }

        var last = years.Max();
        if (last > deadline.Year)
            return new("deadline", MatchOutcome.Fail, $"期限 {day}：排在 {text} 年度，晚于期限", $"By {day}: it is of {text}, which is later");
        return last < deadline.Year || deadline is { Month: 12, Day: 31 }
            ? new("deadline", MatchOutcome.Pass, $"期限 {day}：排在 {text} 年度", $"By {day}: it is of {text}")
            : new("deadline", MatchOutcome.NotKnown, $"期限 {day}：排在 {text} 年度，年内何时无法判断", $"By {day}: it is of {text}, and when in that year is not known");
    }

    private LedgerRow? IdleRow(LayerView layer, Feature feature) => layer.Role == IdleParcel ? _idleById.GetValueOrDefault(feature.Id) : _idleBySource.GetValueOrDefault((layer.Info.Name, feature.Id));

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<!\d)(?:19|20)\d\d(?!\d)")]
    private static partial Regex Years();
}
