using System.Resources;
using Microsoft.Extensions.Localization;
using MudBlazor;

namespace LandPlanner.Web;

/// <summary>MudBlazor's own words (menus of tables, pagers) in Chinese; in English its own.</summary>
internal sealed class MudWords : MudLocalizer
{
    private static readonly ResourceManager Words = new("LandPlanner.Web.MudWords", typeof(MudWords).Assembly);

    public override LocalizedString this[string key] =>
        !Languages.IsEnglish && Words.GetString(key, System.Globalization.CultureInfo.InvariantCulture) is { } word
            ? new(key, word)
            : new(key, key, resourceNotFound: true);
}
