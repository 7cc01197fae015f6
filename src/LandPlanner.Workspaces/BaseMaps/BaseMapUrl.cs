using System.Text.RegularExpressions;

namespace LandPlanner.Workspaces.BaseMaps;

/// <summary>Addresses of map services: where they lead, and whether their maps may be used.</summary>
internal static partial class BaseMapUrl
{
    // Services whose maps are shifted (GCJ-02, BD-09), by a part of their hosts' names.
    private static readonly (string Host, string Name)[] Shifted =
    [
        ("autonavi.", "高德 (AMap)"), ("amap.", "高德 (AMap)"), ("gaode.", "高德 (AMap)"), ("map.qq.", "腾讯 (Tencent)"), ("gtimg.", "腾讯 (Tencent)"), ("google.cn", "谷歌中国 (google.cn)"),
        ("googleapis.cn", "谷歌中国 (google.cn)"), ("bdimg.", "百度 (Baidu)"), ("baidu.", "百度 (Baidu)"),
    ];

    /// <summary>Scheme, host and port, one for each value of a range in the host; none where it is no address of a web server.</summary>
    public static IReadOnlyList<string> Origins(string url)
    {
        if (Origin().Match(url) is not { Success: true } origin)
            return [];
        var text = origin.Value;
        if (Range().Match(text) is not { Success: true } range)
            return text.Contains('{', StringComparison.Ordinal) ? [] : [text];
        var (first, last) = (range.Groups[1].Value[0], range.Groups[2].Value[0]);
        return [.. Enumerable.Range(first, Math.Max(0, last - first + 1)).Select(letter => text.Replace(range.Value, ((char)letter).ToString(), StringComparison.Ordinal))];
    }

    /// <summary>The service that an address belongs to, where its maps are shifted; else null.</summary>
    public static string? ShiftedService(string url) =>
        Origin().Match(url).Value is { Length: > 0 } host ? Shifted.Where(known => host.Contains(known.Host, StringComparison.OrdinalIgnoreCase)).Select(known => known.Name).FirstOrDefault() : null;

    [GeneratedRegex(@"^https?://[A-Za-z0-9.\-]*(\{[A-Za-z0-9]-[A-Za-z0-9]\})?[A-Za-z0-9.\-]+(:\d+)?(?=[/?#]|$)")]
    private static partial Regex Origin();

    [GeneratedRegex(@"\{([A-Za-z0-9])-([A-Za-z0-9])\}")]
    private static partial Regex Range();
}
