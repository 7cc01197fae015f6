namespace LandPlanner.Projects;

/// <summary>A table of milestones: a row each, with columns 编号 (or 项目名称), 节点, 计划 and 完成; 说明 and 原因 where there are any. 清空 in the place of a day empties it.</summary>
public sealed record MilestoneSheet(IReadOnlyList<MilestoneCell> Cells, IReadOnlyList<TableComplaint> Complaints)
{
    private static readonly (string Meaning, string[] Words)[] Headings =
    [
        ("number", ["编号", "项目编号", "项目代码", "number"]),
        ("name", ["项目名称", "项目", "name"]),
        ("kind", ["节点", "关键节点", "里程碑", "milestone", "kind"]),
        ("title", ["说明", "节点说明", "title"]),
        ("planned", ["计划", "计划日期", "计划时间", "计划完成时间", "planned"]),
        ("actual", ["完成", "实际", "完成日期", "实际日期", "实际时间", "实际完成时间", "actual", "done"]),
        ("reason", ["原因", "变更原因", "reason"]),
    ];

    /// <param name="rows">The texts of the cells; rows may be of different lengths.</param>
    public static MilestoneSheet Read(IReadOnlyList<IReadOnlyList<string>> rows)
    {
        for (var header = 0; header < rows.Count; header++)
        {
            var columns = Columns(rows[header]);
            if (columns.ContainsKey("kind") && (columns.ContainsKey("number") || columns.ContainsKey("name")) && (columns.ContainsKey("planned") || columns.ContainsKey("actual")))
                return Read(rows, header, columns);
        }

        return new([], [new(0, 0, "No row of headings was found: there must be the columns 编号 or 项目名称, 节点, and 计划 or 完成.")]);
    }

    private static MilestoneSheet Read(IReadOnlyList<IReadOnlyList<string>> rows, int header, Dictionary<string, int> columns)
    {
        var (cells, complaints) = (new List<MilestoneCell>(), new List<TableComplaint>());
        for (var i = header + 1; i < rows.Count; i++)
        {
            var (row, texts) = (i + 1, rows[i]);
            if (texts.All(string.IsNullOrWhiteSpace))
                continue;
            var project = Text("number") is { Length: > 0 } number ? number : Text("name");
            if (project.Length == 0)
                complaints.Add(new(row, 0, "There is neither the number nor the name of a project in it."));
            else if (Day("planned", out var planned) & Day("actual", out var actual))
                cells.Add(new(project, Text("kind"), Text("title"), planned, actual, Text("reason"), row, Emptied("planned", MilestoneDays.Planned) | Emptied("actual", MilestoneDays.Actual)));

            string Text(string meaning) => columns.TryGetValue(meaning, out var index) && index < texts.Count ? texts[index].Trim() : "";

            MilestoneDays Emptied(string meaning, MilestoneDays day) => MilestoneCell.Empties(Text(meaning)) ? day : MilestoneDays.None;

            bool Day(string meaning, out DateOnly? day)
            {
                var text = Text(meaning);
                day = Days.Find(text);
                if (day is not null || text is "" or "-" or "—" or "/" || MilestoneCell.Empties(text))
                    return true;
                complaints.Add(new(row, columns[meaning] + 1, $"'{text}' is no day; write it like 2024-03-05."));
                return false;
            }
        }

        return new(cells, complaints);
    }

    private static Dictionary<string, int> Columns(IReadOnlyList<string> headings)
    {
        var columns = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < headings.Count; i++)
        {
            var heading = headings[i].Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();
            if (Headings.FirstOrDefault(one => one.Words.Contains(heading)) is { Meaning: { } meaning })
                columns.TryAdd(meaning, i);
        }

        return columns;
    }
}
