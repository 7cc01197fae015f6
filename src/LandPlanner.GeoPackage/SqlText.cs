using System.Collections.Concurrent;

namespace LandPlanner.GeoPackage;

/// <summary>The static statements under <c>Sql/</c>.</summary>
internal static class SqlText
{
    private static readonly ConcurrentDictionary<string, string> Loaded = new();

    /// <summary>The tables every GeoPackage has.</summary>
    public static string CreateGeoPackage => Load("create-geopackage.sql");

    /// <summary>Those of a workspace beside them.</summary>
    public static string CreateWorkspace => Load("create-workspace.sql");

    /// <summary>Brings a workspace of format 1 to format 2.</summary>
    public static string ToFormat2 => Load("to-format-2.sql");

    private static string Load(string name) => Loaded.GetOrAdd(name, static key =>
    {
        using var stream = typeof(SqlText).Assembly.GetManifestResourceStream(key)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    });
}
