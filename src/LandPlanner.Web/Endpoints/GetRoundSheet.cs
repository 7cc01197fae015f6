using System.Globalization;
using System.Net;
using System.Text;
using LandPlanner.Stores;
using LandPlanner.Web.Cases;
using LandPlanner.Web.Places;
using LandPlanner.Workspaces.Places;
using Microsoft.AspNetCore.Http;

namespace LandPlanner.Web.Endpoints;

/// <summary><c>GET /api/rounds/{number}/sheet</c>: a round as a page to print and take along, with room for what is found.</summary>
internal static class GetRoundSheet
{
    private const string Style =
        "body{font:14px/1.5 'Noto Sans CJK SC','Microsoft YaHei',sans-serif;margin:24px;color:#111}h1{font-size:20px;margin:0 0 4px}p{margin:0 0 12px}" +
        "table{border-collapse:collapse;width:100%}th,td{border:1px solid #444;padding:5px 7px;text-align:left;vertical-align:top}th{background:#eee}tr{break-inside:avoid}" +
        "td.room{min-width:90px}@page{size:A4 landscape;margin:12mm}@media print{body{margin:0}}";

    public static async Task<IResult> Handle(string number, PlaceDesk desk, HttpContext http, CancellationToken ct)
    {
        var (round, places) = await desk.RoundAsync(number, ct);
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Content(Page(round, places), "text/html; charset=utf-8");
    }

    private static string Page(Round round, IReadOnlyList<RoundPlace> places)
    {
        var title = Languages.Say($"巡查任务 {round.Number}", $"Round {round.Number}");
        var page = new StringBuilder($"<!DOCTYPE html><html lang=\"{(Languages.IsEnglish ? "en" : "zh-CN")}\"><head><meta charset=\"utf-8\"><link rel=\"icon\" href=\"/icon.svg\"><title>{Text(title)}</title><style>{Style}</style></head><body>");
        page.Append(CultureInfo.InvariantCulture, $"<h1>{Text(title)}</h1><p>{Text(Line(round, places.Count))}</p><table><thead><tr>");
        foreach (var heading in Headings())
            page.Append(CultureInfo.InvariantCulture, $"<th>{Text(heading)}</th>");
        page.Append("</tr></thead><tbody>");
        for (var i = 0; i < places.Count; i++)
            Row(page, i + 1, places[i]);
        return page.Append("</tbody></table></body></html>").ToString();
    }

    private static IEnumerable<string> Headings() =>
    [
        "", Languages.Say("编号", "Number"), Languages.Say("类别", "Kind"), Languages.Say("名称", "Name"), Languages.Say("村", "Village"), Languages.Say("责任人", "Responsible"),
        Languages.Say("应巡日期", "Due"), Languages.Say("检查内容", "To check"), Languages.Say("结果", "Result"), Languages.Say("备注", "Note"),
    ];

    private static void Row(StringBuilder page, int number, RoundPlace stop)
    {
        var (place, inspection) = stop;
        string[] cells =
        [
            number.ToString(CultureInfo.InvariantCulture), place.Number, place.Kind.Title(), place.Name, place.Village, $"{place.Row.Text("person")} {place.Row.Text("phone")}".Trim(),
            place.DueOn is { } due ? Moments.Write(due) : "", string.Join(Languages.Say("、", ", "), place.Kind.Checklist.Select(item => item.Field.Title())),
        ];
        page.Append("<tr>");
        foreach (var cell in cells)
            page.Append(CultureInfo.InvariantCulture, $"<td>{Text(cell)}</td>");
        page.Append(CultureInfo.InvariantCulture, $"<td class=\"room\">{Text(PlaceWords.Passed(inspection?.Passed))}</td><td class=\"room\">{Text(inspection?.Row.Text("note") ?? "")}</td></tr>");
    }

    private static string Line(Round round, int count)
    {
        var (kilometres, hours) = ((round.Metres / 1000).ToString("0.0", CultureInfo.InvariantCulture), (round.Minutes / 60.0).ToString("0.0", CultureInfo.InvariantCulture));
        var line = Languages.Say($"{Moments.Write(round.PlannedOn)}　{count} 处　直线 {kilometres} 公里　预计 {hours} 小时", $"{Moments.Write(round.PlannedOn)} · {count} places · {kilometres} km as the crow flies · about {hours} hours");
        return round.Row.Text("person") is { Length: > 0 } person ? line + Languages.Say($"　巡查人：{person}", $" · inspector: {person}") : line;
    }

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
