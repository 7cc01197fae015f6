using System.Globalization;
using Bunit;
using LandPlanner.Web.Components.Panels;

namespace LandPlanner.Web.Tests;

public sealed class HelpPanelTests : Office
{
    [Theory]
    [InlineData(Languages.Chinese)]
    [InlineData(Languages.English)]
    public void Each_key_is_told_in_words(string language)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);

        var panel = Render<HelpPanel>();

        Assert.Equal(Shortcuts.All.Sum(group => group.Keys.Count), panel.FindAll(".lp-keys tr").Count);
        // A word that is missing would show its own name.
        Assert.All(Shortcuts.All, group => Assert.DoesNotContain(panel.FindAll("h3"), heading => heading.TextContent == group.Group + "Group"));
        Assert.DoesNotContain(panel.FindAll(".lp-keys td"), cell => cell.TextContent is "ZoomKeys" or "LengthAngle" or "RemoveLast" or "DeleteVertex");
    }
}
