using System.Text.Json;
using LandPlanner.Cases;
using LandPlanner.Stores;

namespace LandPlanner.Reports.Cases;

/// <summary>A board of cases as JSON, under the words of tables. Equal boards give equal bytes.</summary>
public static class CaseBoardJson
{
    public static byte[] Write(CaseBoard board)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, new() { Indented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            Write(json, board);
        return bytes.ToArray();
    }

    private static void Write(Utf8JsonWriter json, CaseBoard board)
    {
        json.WriteStartObject();
        json.WriteString("asOf", Moments.Write(board.Day.Today));
        json.WriteString("from", Moments.Write(board.Period.First));
        json.WriteString("until", Moments.Write(board.Period.Last));
        json.WriteStartObject("counts");
        json.WriteNumber("all", board.Selection.Cases.Count);
        foreach (var (facet, counts) in board.Selection.Counts)
        {
            json.WriteStartObject(JsonNamingPolicy.CamelCase.ConvertName(facet.ToString()));
            foreach (var (word, count) in counts.OrderBy(pair => pair.Key, StringComparer.Ordinal))
                json.WriteNumber(word, count);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteStartArray("figures");
        foreach (var judged in board.Total.Figures)
            Write(json, judged, hasNumbers: true);
        json.WriteEndArray();
        json.WriteString("by", JsonNamingPolicy.CamelCase.ConvertName(board.By.ToString()));
        json.WriteStartArray("groups");
        foreach (var group in board.Groups)
            Write(json, group);
        json.WriteEndArray();
        json.WriteStartArray("months");
        foreach (var (month, rates) in board.Months.Zip(board.MonthRates))
            Write(json, month, rates);
        json.WriteEndArray();
        Write(json, "undated", board.Total.Rates.Undated.Select(one => one.Number));
        Write(json, "withoutCalendar", board.Total.Rates.WithoutCalendar.Select(one => one.Number));
        Write(json, "withoutMoves", board.WithoutMoves);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, CaseGroup group)
    {
        json.WriteStartObject();
        json.WriteString("word", group.Word);
        json.WriteNumber("cases", group.Cases.Count);
        json.WriteNumber("due", group.Rates.Scope.Count);
        json.WriteStartArray("figures");
        foreach (var judged in group.Figures)
            Write(json, judged, hasNumbers: false);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, JudgedFigure judged, bool hasNumbers)
    {
        var figure = judged.Figure;
        json.WriteStartObject();
        json.WriteString("figure", figure.Kind.Word());
        json.WriteNumber("counted", figure.Counted.Count);
        json.WriteNumber("of", figure.Of.Count);
        json.WriteNumber("pending", figure.Pending.Count);
        Write(json, "share", figure.Share);
        if (judged.Target is { } target)
        {
            json.WriteNumber(target.IsMost ? "atMost" : "atLeast", target.Limit);
            json.WriteString("verdict", JsonNamingPolicy.CamelCase.ConvertName(judged.Verdict!.Value.ToString()));
        }

        if (hasNumbers)
        {
            Write(json, "countedNumbers", figure.Counted.Select(one => one.Number));
            Write(json, "pendingNumbers", figure.Pending.Select(one => one.Number));
            Write(json, "ofNumbers", figure.Of.Select(one => one.Number));
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, CaseMonth month, CaseRates rates)
    {
        json.WriteStartObject();
        json.WriteString("month", FormattableString.Invariant($"{month.Month.First:yyyy-MM}"));
        json.WriteNumber("stockAtStart", month.StockAtStart);
        Write(json, "opened", month.Opened);
        Write(json, "parts", month.Parts);
        Write(json, "reopened", month.Reopened);
        Write(json, "closed", month.Closed);
        Write(json, "absorbed", month.Absorbed);
        json.WriteNumber("stockAtEnd", month.StockAtEnd);
        json.WriteNumber("due", rates.Scope.Count);
        foreach (var kind in new[] { CaseFigureKind.Disposal, CaseFigureKind.OnTime, CaseFigureKind.Closure })
            Write(json, JsonNamingPolicy.CamelCase.ConvertName(kind.ToString()), rates[kind].Share);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, decimal? share)
    {
        if (share is { } some)
            json.WriteNumber(name, Math.Round(some, 6));
        else
            json.WriteNull(name);
    }

    private static void Write(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }
}
