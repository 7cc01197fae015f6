using LandPlanner.Audits;
using LandPlanner.IdleLand;
using YamlDotNet.RepresentationModel;

namespace LandPlanner.Workspaces.Tables;

/// <summary>Reads <c>data/idle/notices.yaml</c>, and holds it to the moves that issue papers.</summary>
internal static class IdleNoticesReader
{
    private static readonly string[] Marks = ["S", "K-h", "K-m", "K-l"];

    /// <exception cref="TableException">The table is missing or wrong.</exception>
    public static IReadOnlyList<IdleNoticeText> Read(string path, IdleTables idle)
    {
        var yaml = YamlTable.Read(path);
        var notices = yaml.Entries(yaml.Root).Select(entry => Notice(yaml, entry.Key, entry.Value, idle)).ToList();
        if (idle.Process.Moves.FirstOrDefault(move => move.NoticeZh.Length > 0 && notices.All(notice => notice.Move != move.Id)) is { } without)
            throw yaml.Wrong(yaml.Root, $"the paper of '{without.Id}' ({without.NoticeZh}) is missing.");
        return notices;
    }

    private static IdleNoticeText Notice(YamlTable yaml, string id, YamlNode node, IdleTables idle)
    {
        yaml.AllowKeys(node, "mark", "basis", "paragraphs");
        if (idle.Process.Moves.All(move => move.Id != id || move.NoticeZh.Length == 0))
            throw yaml.Wrong(node, $"'{id}' is no move that issues a paper.");
        var mark = yaml.Required(node, "mark");
        return new(
            id, Marks.Contains(yaml.Text(mark)) ? yaml.Text(mark) : throw yaml.Wrong(mark, $"the mark '{yaml.Text(mark)}' is none of {string.Join(", ", Marks)}."),
            [.. yaml.Items(yaml.Required(node, "basis")).Select(key => Article(yaml, key, idle.Table.Articles))], [.. yaml.Texts(yaml.Required(node, "paragraphs"))]);
    }

    private static LegalBasis Article(YamlTable yaml, YamlNode node, IdleArticles articles) => yaml.Text(node) switch
    {
        "not-started" => articles.NotStarted,
        "stopped" => articles.Stopped,
        "deemed-start" => articles.DeemedStart,
        "government" => articles.Government,
        "options" => articles.Options,
        "fee" => articles.Fee,
        "take-back" => articles.TakeBack,
        var other => throw yaml.Wrong(node, $"'{other}' is no article of idle-land.yaml."),
    };
}
