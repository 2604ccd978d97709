// Opens Neo4j Browser connected and styled. What it needs comes in the fragment of the address, as base64url of UTF-8 JSON:
// {connection: {username, password, host}, style, first, folders, documents}. A fragment never leaves this computer's
// browser. Neo4j Browser 5 keeps its state in localStorage, under the keys written here.
(function () {
  "use strict";

  function read(key, otherwise) {
    try {
      return JSON.parse(window.localStorage.getItem("neo4j." + key)) || otherwise;
    } catch (error) {
      return otherwise;
    }
  }

  function write(key, value) {
    window.localStorage.setItem("neo4j." + key, JSON.stringify(value));
  }

  // Ours are replaced; what the user saved stays.
  function replaceOurs(saved, ours) {
    var own = saved.filter(function (entry) {
      return String(entry.id).indexOf("graph-loader:") !== 0;
    });
    return ours.concat(own);
  }

  function decode(text) {
    var bytes = window.atob(text.replace(/-/g, "+").replace(/_/g, "/"));
    return JSON.parse(new TextDecoder().decode(Uint8Array.from(bytes, (character) => character.charCodeAt(0))));
  }

  if (window.location.hash.length < 2) {
    window.location.replace("../"); // opened by hand: Neo4j Browser asks for the password
    return;
  }
  var given;
  try {
    given = decode(window.location.hash.slice(1));
  } catch (error) {
    document.addEventListener("DOMContentLoaded", function () {
      document.getElementById("message").textContent =
        "This address is damaged. Run `graph-loader browse` again.";
    });
    return;
  }

  var id = "$$discovery";
  write("connections", {
    allConnectionIds: [id],
    connectionsById: {
      [id]: {
        id: id,
        name: id,
        type: "bolt",
        db: null,
        username: given.connection.username,
        password: given.connection.password,
        host: given.connection.host,
        authenticationMethod: "NATIVE",
        hasForceUrl: true,
      },
    },
  });
  write("settings", Object.assign({ useReadTransactions: true, initialNodeDisplay: 300 }, read("settings", {}), {
    initCmd: given.first,
    playImplicitInitCommands: true,
    showSampleScripts: false,
    allowUserStats: false,
    allowCrashReports: false,
  }));
  write("grass", given.style);
  write("folders", replaceOurs(read("folders", []), given.folders));
  write("documents", replaceOurs(read("documents", []), given.documents));
  window.location.replace("../");
})();
