namespace LandPlanner.Crs;

/// <summary>Names of systems and datums, brought to a form in which the spellings met in practice are equal.</summary>
internal static class CrsName
{
    /// <summary>Without case, spaces, underscores and punctuation; "Gauss-Kruger" and "GK" are one word, and so are "CGCS_2000" and "CGCS2000".</summary>
    public static string Normalise(string name)
    {
        var letters = name.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant).ToArray();
        return new string(letters).Replace("gausskruger", "gk", StringComparison.Ordinal);
    }

    /// <summary>As <see cref="Normalise"/>, without the "D_" and "GCS_" that Esri writes before datums and geographic systems.</summary>
    public static string NormaliseDatum(string name)
    {
        var bare = name.StartsWith("GCS_", StringComparison.OrdinalIgnoreCase) ? name[4..]
            : name.StartsWith("D_", StringComparison.OrdinalIgnoreCase) ? name[2..]
            : name;
        return Normalise(bare);
    }
}
