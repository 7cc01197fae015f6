using System.Globalization;

namespace LandPlanner.Web;

/// <summary>The languages of the interface.</summary>
internal static class Languages
{
    public const string Chinese = "zh-CN";
    public const string English = "en";

    public static readonly IReadOnlyList<string> All = [Chinese, English];

    public static bool IsEnglish => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == English || CultureInfo.CurrentUICulture.Name == English;

    /// <summary>The culture of "zh" or "en".</summary>
    public static string Of(string language) => language == English ? English : Chinese;

    /// <summary>One of two titles that a table of data holds.</summary>
    public static string Say(string zh, string en) => IsEnglish ? en : zh;
}
