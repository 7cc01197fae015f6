using LandPlanner.Calendars;
using LandPlanner.Cases;
using LandPlanner.Crs;
using LandPlanner.Testing;
using LandPlanner.Web.Cases;
using LandPlanner.Workspaces.Cases;
using Microsoft.Extensions.DependencyInjection;

namespace LandPlanner.Web.Tests.Cases;

/// <summary>An office with cases: squares of 40 m in a row, 100 m apart, from <see cref="Office.East"/> and <see cref="Office.North"/>.</summary>
public abstract class CaseOffice : Office
{
    protected static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>As the panels know it: China's day.</summary>
    protected static DateOnly Today => ChinaTime.Today(TimeProvider.System);

    internal CaseDesk Desk => Services.GetRequiredService<CaseDesk>();

    private int _opened;

    /// <summary>Opens a case and says its number.</summary>
    protected Task<Case> OpenCaseAsync(string title, params (string Field, object? Value)[] values) => OpenCaseAsync(title, "tester", values);

    protected async Task<Case> OpenCaseAsync(string title, string author, (string Field, object? Value)[] values)
    {
        var book = await CaseBook.OpenAsync(Host.Workspace, Ct);
        var told = new Dictionary<string, object?> { ["title"] = title, ["source"] = "patrol", ["issued_on"] = Today.AddDays(-20), ["due_on"] = Today.AddDays(60), ["village"] = "甲村" };
        foreach (var (field, value) in values)
            told[field] = value;
        var openings = await new CaseOpener(book).OpenAsync([new(Square(East + 100 * _opened++, North, 40), told)], author, "测试", Today, Ct);
        await Host.Watch.LookAsync(Ct);
        return openings.All[0].Opened!;
    }

    /// <summary>Makes a move as somebody else would, past the panels.</summary>
    protected async Task MoveAsync(string number, string move, string author, params (string Field, object? Value)[] values)
    {
        var book = await CaseBook.OpenAsync(Host.Workspace, Ct);
        await book.MoveAsync(number, move, Today, "理由", values.ToDictionary(value => value.Field, value => value.Value), [], author, Today, Ct);
        await Host.Watch.LookAsync(Ct);
    }

    protected async Task AddPersonAsync(string name, string role, string village = "")
    {
        var listed = await People.ListAsync(Host.Workspace, Ct);
        // Who is listed lists the others, a leader where there is one.
        var author = listed.OrderByDescending(person => person.Text("role") == "leader").Select(person => person.Text("name")).FirstOrDefault(name);
        await People.SetAsync(Host.Workspace, new Dictionary<string, string> { ["name"] = name, ["role"] = role, ["village"] = village }, new(author, "test"), new(2024, 6, 3), Ct);
        await Host.Watch.LookAsync(Ct);
    }

    /// <summary>A photo taken at a place of the plane.</summary>
    /// <param name="shade">Another for other bytes.</param>
    protected byte[] PhotoAt(double x, double y, double? azimuth = 30, int shade = 0)
    {
        var (longitude, latitude) = Reprojector.Create(Host.Workspace.Crs, Host.Workspace.Tables.Crs.Get(new(4490))).Transform(x, y);
        return new PhotoFile { LongitudeDegrees = longitude, LatitudeDegrees = latitude, AzimuthDegrees = azimuth, TakenAt = DateTimeOffset.Now, Shade = shade }.ToJpeg();
    }
}
