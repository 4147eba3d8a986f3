-- Asks AuthZEN evaluations about clients at random; Questions.java puts its settings in front.
-- Every fiftieth client is suspended and left out.
local function client()
  local n = math.random(0, clients - 1)
  if n % 50 == 49 then n = n - 1 end
  local host = "https://h" .. math.floor(n / 100) .. ".bench.example/"
  return host .. "clients/" .. n .. ".json", host .. n .. "/callback"
end

local function evaluation()
  local id, redirect = client()
  return '{"subject":{"type":"oauth_client","id":"' .. id .. '"},"action":{"name":"authorize"}'
    .. ',"resource":{"type":"oauth_resource","id":"https://mcp.bench.example"}'
    .. ',"context":{"redirect_uri":"' .. redirect .. '","scope":"notes:read","environment":"prod"}}'
end

local function body()
  if batch == 1 then return evaluation() end
  local all = {}
  for i = 1, batch do all[i] = evaluation() end
  return '{"evaluations":[' .. table.concat(all, ",") .. ']}'
end

local head

function init(arguments)
  math.randomseed(os.time())
  head = "POST " .. path .. " HTTP/1.1\r\nHost: registry.bench.example\r\nContent-Type: application/json\r\n"
    .. "Authorization: Bearer " .. token .. "\r\nContent-Length: "
end

function request()
  local text = body()
  return head .. #text .. "\r\n\r\n" .. text
end
